package io.roadstream.cli.demo;

import io.roadstream.cli.consume.RecordReader;
import io.roadstream.schemas.DepthMap;
import io.roadstream.schemas.FrameObjects;
import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.SegmentationMask;
import io.roadstream.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads all results as any consumer would, committed records only, one thread for each topic, and
 * accounts for every frame. Thread-safe.
 */
public final class FlowWatch implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(50);

  private final Ledger ledger = new Ledger();
  private final List<Thread> threads = new ArrayList<>();
  private final List<Throwable> failures = new ArrayList<>();
  private volatile boolean stopping;

  /**
   * Starts to read.
   *
   * @param predictions told every prediction, on one thread
   * @param objects told the objects of every frame, on another thread
   */
  public FlowWatch(
      String broker,
      String registry,
      Consumer<Prediction> predictions,
      Consumer<FrameObjects> objects) {
    read(
        broker,
        registry,
        Topics.PREDICTIONS,
        Prediction.class,
        record -> {
          ledger.prediction(record.getFrame().getFrameId());
          predictions.accept(record);
        });
    read(
        broker,
        registry,
        Topics.MASKS,
        SegmentationMask.class,
        record -> ledger.mask(record.getFrame().getFrameId()));
    read(
        broker,
        registry,
        Topics.DEPTH,
        DepthMap.class,
        record -> ledger.depth(record.getFrame().getFrameId()));
    read(
        broker,
        registry,
        Topics.OBJECTS,
        FrameObjects.class,
        record -> {
          ledger.objects(record.getFrame().getFrameId());
          objects.accept(record);
        });
  }

  private <T extends SpecificRecord> void read(
      String broker, String registry, String topic, Class<T> type, Consumer<T> to) {
    RecordReader<T> reader = new RecordReader<>(broker, registry, topic, type);
    Thread thread =
        new Thread(
            () -> {
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
            },
            "watch-" + topic);
    thread.start();
    threads.add(thread);
  }

  /** A frame was sent. */
  public void sent(String frameId) {
    ledger.sent(frameId);
  }

  /** Frames sent. */
  public long frames() {
    return ledger.totals().frames();
  }

  /** Frames of which a result is missing. */
  public long lost() {
    return ledger.totals().lost();
  }

  /** Results too many. */
  public long duplicates() {
    return ledger.totals().duplicates();
  }

  /** Waits until every frame has all its results, or for the given time. */
  public void awaitAll(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (lost() > 0 && System.nanoTime() < end) {
      requireHealthy();
      Thread.sleep(100);
    }
    Thread.sleep(POLL.toMillis() * 10);
  }

  /**
   * Returns if every reader still reads.
   *
   * @throws IllegalStateException if one failed
   */
  public void requireHealthy() {
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
