package io.roadstream.trainer.run;

import io.roadstream.schemas.topic.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lease by group membership: all instances join one consumer group on the one partition of {@code
 * models.releases}, and the member that it is assigned to has the lease. Every few seconds the
 * holder commits an offset, which the coordinator refuses once the member is no longer of the
 * group: so a holder that was cut off loses the lease before another one gets it.
 */
public final class KafkaLease implements Lease, AutoCloseable {

  private static final Duration SESSION = Duration.ofSeconds(12);
  private static final Duration VALID = Duration.ofSeconds(9);
  private static final Duration CONFIRM = Duration.ofSeconds(2);
  private static final Duration POLL = Duration.ofMillis(300);
  private static final Duration PAUSE = Duration.ofSeconds(3);
  private static final Logger log = LoggerFactory.getLogger(KafkaLease.class);

  private final Map<String, Object> properties;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "trainer-lease");
  private volatile boolean assigned;
  private volatile long confirmedNanos;

  /**
   * @param client properties of any Kafka client
   * @param group the same for all instances that must not run at once
   */
  public KafkaLease(Map<String, ?> client, String group) {
    properties = new HashMap<>(client);
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    properties.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, Math.toIntExact(SESSION.toMillis()));
    properties.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
    // Who has the lease keeps it when another instance comes.
    properties.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
        CooperativeStickyAssignor.class.getName());
    thread.setDaemon(true);
  }

  /** Starts to try for it. */
  public void start() {
    thread.start();
  }

  @Override
  public boolean held() {
    return assigned && System.nanoTime() - confirmedNanos < VALID.toNanos();
  }

  private void run() {
    while (closing.getCount() > 0) {
      try (KafkaConsumer<byte[], byte[]> consumer =
          new KafkaConsumer<>(
              properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
        hold(consumer);
      } catch (InterruptException e) {
        return;
      } catch (RuntimeException e) {
        log.warn("The lease is lost for now: {}", e.getMessage());
      } finally {
        assigned = false;
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

  private void hold(KafkaConsumer<byte[], byte[]> consumer) {
    consumer.subscribe(List.of(Topics.MODEL_RELEASES), new Assignment(consumer));
    long asked = System.nanoTime();
    while (closing.getCount() > 0) {
      consumer.poll(POLL);
      long now = System.nanoTime();
      if (!consumer.assignment().isEmpty() && now - asked > CONFIRM.toNanos()) {
        asked = now;
        confirm(consumer, now);
      }
    }
  }

  private void confirm(KafkaConsumer<byte[], byte[]> consumer, long asked) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    consumer.assignment().forEach(each -> offsets.put(each, new OffsetAndMetadata(0)));
    try {
      consumer.commitSync(offsets);
    } catch (RebalanceInProgressException e) {
      log.debug("the group is being put in order; asked again soon", e);
      return;
    }
    confirmedNanos = asked;
    if (!assigned) {
      assigned = true;
      log.info("This instance has the lease: it is the one that trains");
    }
  }

  private final class Assignment implements ConsumerRebalanceListener {

    private final KafkaConsumer<byte[], byte[]> consumer;

    Assignment(KafkaConsumer<byte[], byte[]> consumer) {
      this.consumer = consumer;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      // Nothing of the topic is wanted here.
      consumer.pause(partitions);
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      if (assigned) {
        log.info("This instance gives the lease back");
      }
      assigned = false;
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(Duration.ofSeconds(15).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
