package io.roadstream.cli.consume;

import io.roadstream.schemas.serde.AvroSerdes;
import io.roadstream.schemas.topic.PayloadLimit;
import io.roadstream.schemas.topic.TopicPartitions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads all partitions of one topic, committed records only, each partition in its order. Keeps no
 * offsets on the broker: every reader starts where it is told. One thread at a time.
 *
 * @param <T> the topic's records
 */
public final class RecordReader<T extends SpecificRecord> implements AutoCloseable {

  private static final Duration ASK = Duration.ofSeconds(20);

  private final Serde<T> serde;
  private final Consumer<String, T> consumer;
  private final List<TopicPartition> partitions;
  private final Map<TopicPartition, Long> marks = new HashMap<>();

  /**
   * Connects; the reader stands at the topic's beginning.
   *
   * @param bootstrapServers host and port of the broker
   * @param registryUrl address of the schema registry
   * @throws IllegalStateException if there is no such topic
   * @throws KafkaException if no broker answers
   */
  public RecordReader(
      String bootstrapServers, String registryUrl, String topic, Class<T> recordType) {
    serde = new AvroSerdes(Map.of(AvroSerdes.REGISTRY_URL_CONFIG, registryUrl)).of(recordType);
    Map<String, Object> config = new HashMap<>(PayloadLimit.DEFAULT.consumerProperties());
    config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    consumer = new KafkaConsumer<>(config, new StringDeserializer(), serde.deserializer());
    try {
      partitions = TopicPartitions.of(consumer, topic, ASK);
    } catch (KafkaException | IllegalStateException e) {
      close();
      throw e;
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Goes to the end of every partition: only what comes from now on will be read. */
  public void seekToEnd() {
    consumer.seekToEnd(partitions);
    for (TopicPartition partition : partitions) {
      consumer.position(partition); // Looked up now, not at the first poll.
    }
  }

  /** Goes, in every partition, to the first record that is not older, or else to its end. */
  public void seekToTime(long timestampMs) {
    for (TopicPartition at : partitions) {
      OffsetAndTimestamp found = consumer.offsetsForTimes(Map.of(at, timestampMs)).get(at);
      if (found == null) {
        consumer.seekToEnd(List.of(at));
      } else {
        consumer.seek(at, found.offset());
      }
    }
  }

  /** Remembers where every partition ends now. */
  public void markEnd() {
    marks.putAll(consumer.endOffsets(partitions));
  }

  /** Whether everything was read that was there when the end was marked. */
  public boolean isPastMark() {
    return partitions.stream()
        .allMatch(partition -> consumer.position(partition) >= marks.getOrDefault(partition, 0L));
  }

  /** Whether a record came after the end was marked. */
  public boolean isAfterMark(ConsumerRecord<String, T> record) {
    return record.offset()
        >= marks.getOrDefault(
            new TopicPartition(record.topic(), record.partition()), Long.MAX_VALUE);
  }

  /** Goes, in one partition, to the first record that is not older. */
  void seekToTime(int partition, long timestampMs) {
    TopicPartition at = partitions.get(partition);
    OffsetAndTimestamp found = consumer.offsetsForTimes(Map.of(at, timestampMs)).get(at);
    if (found != null) {
      consumer.seek(at, found.offset());
    }
  }

  /** The next records of all partitions; none if none came in time. */
  public List<ConsumerRecord<String, T>> poll(Duration timeout) {
    consumer.resume(partitions);
    return list(partitions, timeout);
  }

  /** The next records of one partition. */
  List<ConsumerRecord<String, T>> poll(int partition, Duration timeout) {
    List<TopicPartition> others = new ArrayList<>(partitions);
    TopicPartition wanted = others.remove(partition);
    consumer.pause(others);
    consumer.resume(List.of(wanted));
    return list(List.of(wanted), timeout);
  }

  /** How many partitions the topic has. */
  public int partitionCount() {
    return partitions.size();
  }

  private List<ConsumerRecord<String, T>> list(
      Collection<TopicPartition> wanted, Duration timeout) {
    List<ConsumerRecord<String, T>> records = new ArrayList<>();
    var polled = consumer.poll(timeout);
    for (TopicPartition partition : wanted) {
      records.addAll(polled.records(partition));
    }
    return records;
  }

  @Override
  public void close() {
    consumer.close();
    serde.close();
  }
}
