package io.roadstream.localstack.junit;

import io.roadstream.schemas.topic.PayloadLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * All that a topic holds, for tests, as a reader of committed records sees it. Keeps what it read,
 * so that looking again costs no more than what came since. One thread at a time.
 */
public final class CommittedTopic implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<String, byte[]> consumer;
  private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();

  /**
   * Reads nothing yet.
   *
   * @param bootstrapServers of the broker
   * @param topic one that exists
   */
  public CommittedTopic(String bootstrapServers, String topic) {
    Map<String, Object> properties = new HashMap<>(PayloadLimit.DEFAULT.consumerProperties());
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    consumer.assign(
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList());
    consumer.seekToBeginning(consumer.assignment());
  }

  /** The records so far; those of one key in the order in which they were written. */
  public List<ConsumerRecord<String, byte[]>> records() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(POLL).forEach(records::add);
    }
    return List.copyOf(records);
  }

  /** The records of one key so far, in the order in which they were written. */
  public List<ConsumerRecord<String, byte[]>> records(String key) {
    return records().stream().filter(record -> key.equals(record.key())).toList();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
