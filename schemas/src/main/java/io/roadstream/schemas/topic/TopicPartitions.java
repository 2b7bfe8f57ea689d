package io.roadstream.schemas.topic;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** The partitions of a topic, for consumers that read all of them outside any group. */
public final class TopicPartitions {

  private TopicPartitions() {}

  /**
   * All partitions of a topic, in the order of their numbers.
   *
   * @param consumer asks the broker; it should not create topics by asking
   * @param patience how long to wait for an answer
   * @throws IllegalStateException if there is no such topic
   * @throws org.apache.kafka.common.KafkaException if no broker answers in time
   */
  public static List<TopicPartition> of(Consumer<?, ?> consumer, String topic, Duration patience) {
    List<PartitionInfo> partitions = consumer.partitionsFor(topic, patience);
    if (partitions.isEmpty()) {
      throw new IllegalStateException(
          "there is no topic " + topic + "; create it with 'roadstream topics create'");
    }
    return partitions.stream()
        .map(PartitionInfo::partition)
        .sorted()
        .map(number -> new TopicPartition(topic, number))
        .toList();
  }
}
