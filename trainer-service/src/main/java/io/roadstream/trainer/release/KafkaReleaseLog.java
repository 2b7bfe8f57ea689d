package io.roadstream.trainer.release;

import io.roadstream.schemas.ModelRelease;
import io.roadstream.schemas.serde.AvroSerdes;
import io.roadstream.schemas.topic.PayloadLimit;
import io.roadstream.schemas.topic.TopicPartitions;
import io.roadstream.schemas.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** {@code models.releases} on its brokers. Connects when it is used. Thread-safe. */
public final class KafkaReleaseLog implements ReleaseLog, AutoCloseable {

  private static final Duration ASK = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<String, Object> client;
  private final Serde<ModelRelease> serde;

  /**
   * @param client properties of any Kafka client: the brokers at least
   * @param serdes finds the registry
   */
  public KafkaReleaseLog(Map<String, ?> client, AvroSerdes serdes) {
    this.client = new HashMap<>(client);
    this.serde = serdes.of(ModelRelease.class);
  }

  @Override
  public Map<String, ModelRelease> current() {
    Map<String, Object> properties = new HashMap<>(PayloadLimit.DEFAULT.consumerProperties());
    properties.putAll(client);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    Map<String, ModelRelease> current = new LinkedHashMap<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = TopicPartitions.of(consumer, Topics.MODEL_RELEASES, ASK);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, ASK);
      while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          if (record.key() != null && record.value() != null) {
            current.put(
                record.key(), serde.deserializer().deserialize(record.topic(), record.value()));
          }
        }
      }
      return current;
    } catch (KafkaException | IllegalStateException e) {
      throw new ReleaseException("releases cannot be read: " + e.getMessage(), e);
    }
  }

  @Override
  public void announce(ModelRelease release) {
    Map<String, Object> properties = new HashMap<>(PayloadLimit.DEFAULT.producerProperties());
    properties.putAll(client);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer())) {
      byte[] value = serde.serializer().serialize(Topics.MODEL_RELEASES, release);
      producer.send(new ProducerRecord<>(Topics.MODEL_RELEASES, release.getChannel(), value)).get();
    } catch (ExecutionException | KafkaException e) {
      throw new ReleaseException("the release cannot be announced: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ReleaseException("interrupted while announcing the release", e);
    }
  }

  @Override
  public void close() {
    serde.close();
  }
}
