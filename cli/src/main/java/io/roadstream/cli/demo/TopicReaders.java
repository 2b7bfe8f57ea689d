package io.roadstream.cli.demo;

import io.roadstream.cli.consume.RecordReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads topics as any consumer would, committed records only, one thread for each topic, until it
 * is closed. To be set up and closed by one thread.
 */
final class TopicReaders implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(50);

  private final String broker;
  private final String registry;
  private final List<Thread> threads = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private volatile boolean stopping;

  TopicReaders(String broker, String registry) {
    this.broker = broker;
    this.registry = registry;
  }

  /**
   * Starts to read a topic.
   *
   * @param to told every record, on the topic's own thread
   */
  <T extends SpecificRecord> void read(String topic, Class<T> type, Consumer<T> to) {
    RecordReader<T> reader = new RecordReader<>(broker, registry, topic, type);
    Thread thread = new Thread(() -> readUntilClosed(reader, to), "read-" + topic);
    thread.start();
    threads.add(thread);
  }

  private <T extends SpecificRecord> void readUntilClosed(RecordReader<T> reader, Consumer<T> to) {
    try (reader) {
      while (!stopping) {
        for (ConsumerRecord<String, T> record : reader.poll(POLL)) {
          to.accept(record.value());
        }
      }
    } catch (RuntimeException e) {
      synchronized (failures) {
        failures.add(e);
      }
    }
  }

  /**
   * Returns if every reader still reads.
   *
   * @throws IllegalStateException if one failed
   */
  void requireHealthy() {
    synchronized (failures) {
      if (!failures.isEmpty()) {
        throw new IllegalStateException("reading results failed", failures.get(0));
      }
    }
  }

  @Override
  public void close() {
    stopping = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
