package io.roadstream.trainer.sample;

import io.roadstream.schemas.TrainingSample;
import io.roadstream.schemas.topic.TopicPartitions;
import io.roadstream.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mirrors the topic into the cache, on one thread of its own, and goes on from where the cache is.
 * A record that cannot be trained on goes to the dead letters and is left behind; a broker or
 * registry that is away is waited for.
 */
public final class SampleMirror implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(300);
  private static final Duration ASK = Duration.ofSeconds(10);
  private static final Duration CATCH_UP = Duration.ofMillis(50);
  private static final Duration PAUSE = Duration.ofSeconds(3);
  private static final Logger log = LoggerFactory.getLogger(SampleMirror.class);

  private final SampleCache cache;
  private final Supplier<KafkaConsumer<byte[], byte[]>> connect;
  private final Deserializer<TrainingSample> deserializer;
  private final DeadLetterWriter deadLetters;
  private final SampleDecoder decoder = new SampleDecoder();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Map<TopicPartition, Long> passed = new ConcurrentHashMap<>();
  private final Thread thread = new Thread(this::run, "sample-mirror");

  /**
   * @param connect makes a consumer, again after a failure
   * @param deserializer reads samples; closed by its owner
   */
  public SampleMirror(
      SampleCache cache,
      Supplier<KafkaConsumer<byte[], byte[]>> connect,
      Deserializer<TrainingSample> deserializer,
      DeadLetterWriter deadLetters) {
    this.cache = cache;
    this.connect = connect;
    this.deserializer = deserializer;
    this.deadLetters = deadLetters;
    thread.setDaemon(true);
  }

  /** Starts to mirror. */
  public void start() {
    thread.start();
  }

  /**
   * Waits until the cache has whatever the topic held when this was called.
   *
   * @throws IllegalStateException if that takes longer than {@code limit}, or if the mirror is
   *     closed meanwhile
   */
  public void catchUp(Duration limit) {
    Map<TopicPartition, Long> ends;
    try (KafkaConsumer<byte[], byte[]> consumer = connect.get()) {
      ends = consumer.endOffsets(TopicPartitions.of(consumer, Topics.TRAINING_SAMPLES, ASK), ASK);
    }
    long deadline = System.nanoTime() + limit.toNanos();
    for (long left = behind(ends); left > 0; left = behind(ends)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            left
                + " records of "
                + Topics.TRAINING_SAMPLES
                + " are still to be read; ask again when they are");
      }
      try {
        if (closing.await(CATCH_UP.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new IllegalStateException("the service stops");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("the service stops", e);
      }
    }
  }

  private long behind(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - passed.getOrDefault(end.getKey(), 0L)))
        .sum();
  }

  private void run() {
    while (closing.getCount() > 0) {
      try (KafkaConsumer<byte[], byte[]> consumer = connect.get()) {
        mirror(consumer);
      } catch (InterruptException e) {
        return;
      } catch (RuntimeException e) {
        log.warn("Samples cannot be mirrored for now: {}", e.toString());
      }
      try {
        if (closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
          return;
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void mirror(KafkaConsumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = TopicPartitions.of(consumer, Topics.TRAINING_SAMPLES, ASK);
    consumer.assign(partitions);
    Map<Integer, Long> positions = cache.positions();
    for (TopicPartition partition : partitions) {
      consumer.seek(partition, positions.getOrDefault(partition.partition(), 0L));
    }
    while (closing.getCount() > 0) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        take(record);
      }
      partitions.forEach(partition -> passed.put(partition, consumer.position(partition)));
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    try {
      TrainingSample sample = deserializer.deserialize(record.topic(), record.value());
      if (sample == null) {
        throw new BadSampleException("it has no value");
      }
      decoder.decode(sample);
      cache.add(record.partition(), record.offset(), sample);
    } catch (BadSampleException | SerializationException e) {
      log.warn(
          "sample at {}-{}@{} goes to the dead letters: {}",
          record.topic(),
          record.partition(),
          record.offset(),
          e.getMessage());
      deadLetters.write(record, e);
      cache.reject(record.partition(), record.offset());
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(Duration.ofSeconds(20).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
