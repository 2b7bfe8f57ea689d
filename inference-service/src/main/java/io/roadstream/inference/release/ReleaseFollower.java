package io.roadstream.inference.release;

import io.roadstream.schemas.ModelRelease;
import io.roadstream.schemas.topic.TopicPartitions;
import io.roadstream.schemas.topic.Topics;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands on what each followed channel serves: first the latest release of each, then every new one,
 * in order, on one thread of its own. Holds no position: after a crash it reads the (compacted)
 * topic again from its start. An unreachable broker or a missing topic is tried again every few
 * seconds; a record that cannot be read is logged and passed over.
 */
public final class ReleaseFollower implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration ASK = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofSeconds(3);
  private static final Logger log = LoggerFactory.getLogger(ReleaseFollower.class);

  private final Supplier<KafkaConsumer<String, byte[]>> connect;
  private final Deserializer<ModelRelease> deserializer;
  private final Map<String, Consumer<ModelRelease>> channels;
  private final CountDownLatch caughtUp = new CountDownLatch(1);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "release-follower");

  /**
   * @param connect makes a consumer, again after a failure
   * @param deserializer reads releases; closed by its owner
   * @param channels who follows which channel
   */
  public ReleaseFollower(
      Supplier<KafkaConsumer<String, byte[]>> connect,
      Deserializer<ModelRelease> deserializer,
      Map<String, Consumer<ModelRelease>> channels) {
    this.connect = connect;
    this.deserializer = deserializer;
    this.channels = Map.copyOf(channels);
    thread.setDaemon(true);
  }

  /**
   * Starts to follow, and returns once the latest releases have been handed on.
   *
   * @param patience returns after this time all the same
   */
  public void start(Duration patience) {
    thread.start();
    try {
      if (!caughtUp.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn(
            "No releases read from {} within {} s; the service starts with the bundle that it has",
            Topics.MODEL_RELEASES,
            patience.toSeconds());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    boolean told = false;
    while (closing.getCount() > 0) {
      try (KafkaConsumer<String, byte[]> consumer = connect.get()) {
        follow(consumer);
      } catch (WakeupException | InterruptException e) {
        log.debug("stopped", e);
        return;
      } catch (RuntimeException e) {
        if (told) {
          log.debug("Cannot follow {}", Topics.MODEL_RELEASES, e);
        } else {
          log.warn("Cannot follow {} for now: {}", Topics.MODEL_RELEASES, e.getMessage());
          told = true;
        }
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

  private void follow(KafkaConsumer<String, byte[]> consumer) {
    List<TopicPartition> partitions = TopicPartitions.of(consumer, Topics.MODEL_RELEASES, ASK);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ASK);
    Map<String, ModelRelease> latest = new LinkedHashMap<>();
    while (closing.getCount() > 0
        && partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
      latest.putAll(poll(consumer));
    }
    handOn(latest);
    caughtUp.countDown();
    while (closing.getCount() > 0) {
      handOn(poll(consumer));
    }
  }

  /** What came, the latest of each channel alone. */
  private Map<String, ModelRelease> poll(KafkaConsumer<String, byte[]> consumer) {
    Map<String, ModelRelease> latest = new LinkedHashMap<>();
    for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
      if (record.key() == null || record.value() == null || !channels.containsKey(record.key())) {
        continue;
      }
      try {
        latest.put(record.key(), deserializer.deserialize(record.topic(), record.value()));
      } catch (SerializationException e) {
        log.error(
            "Release at {}-{}@{} cannot be read, it is passed over: {}",
            record.topic(),
            record.partition(),
            record.offset(),
            e.getMessage());
      }
    }
    return latest;
  }

  private void handOn(Map<String, ModelRelease> releases) {
    releases.forEach(
        (channel, release) -> {
          Consumer<ModelRelease> follower = channels.get(channel);
          if (follower == null) {
            return;
          }
          try {
            follower.accept(release);
          } catch (RuntimeException e) {
            log.error("Release to {} failed, what runs goes on", channel, e);
          }
        });
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(Duration.ofSeconds(30).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
