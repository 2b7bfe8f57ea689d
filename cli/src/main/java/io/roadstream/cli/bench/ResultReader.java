package io.roadstream.cli.bench;

import io.roadstream.cli.StageLatencies;
import io.roadstream.schemas.FrameObjects;
import io.roadstream.schemas.topic.PayloadLimit;
import io.roadstream.schemas.topic.TopicPartitions;
import io.roadstream.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads committed objects records on a thread of its own and tells the tracker of each. Mask and
 * depth of a frame are in the same transaction as its objects, so they can be read at the same
 * moment.
 */
final class ResultReader implements AutoCloseable {

  private static final Duration ASK = Duration.ofSeconds(10);

  private final KafkaConsumer<String, FrameObjects> consumer;
  private final FrameTracker tracker;
  private final StageLatencies stages = new StageLatencies();
  private final Thread thread;
  private volatile boolean measuring;
  private volatile boolean closed;

  /** Connects; {@link #start} reads what is written from now on. */
  ResultReader(
      String bootstrapServers, Deserializer<FrameObjects> deserializer, FrameTracker tracker) {
    this.tracker = tracker;
    Map<String, Object> config = new HashMap<>(PayloadLimit.DEFAULT.consumerProperties());
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    consumer = new KafkaConsumer<>(config, new StringDeserializer(), deserializer);
    List<TopicPartition> partitions = TopicPartitions.of(consumer, Topics.OBJECTS, ASK);
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    thread = new Thread(this::read, "bench-results");
  }

  void start() {
    thread.start();
  }

  /** Whether the stages of what comes now are noted. */
  void measuring(boolean value) {
    measuring = value;
  }

  /** What was noted. */
  StageLatencies stages() {
    return stages;
  }

  private void read() {
    try (consumer) {
      while (!closed) {
        for (ConsumerRecord<String, FrameObjects> record : consumer.poll(Duration.ofMillis(200))) {
          if (measuring) {
            stages.add(record.value(), Instant.now());
          }
          tracker.arrived(record.value().getFrame().getFrameId(), System.nanoTime());
        }
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    if (thread.getState() == Thread.State.NEW) {
      consumer.close();
      return;
    }
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
