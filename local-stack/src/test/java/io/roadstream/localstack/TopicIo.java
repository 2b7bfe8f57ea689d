package io.roadstream.localstack;

import io.roadstream.schemas.serde.AvroSerdes;
import io.roadstream.schemas.topic.PayloadLimit;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes and reads a few records, as bytes, for tests. */
final class TopicIo {

  private TopicIo() {}

  static AvroSerdes serdes(URI registry) {
    return new AvroSerdes(Map.of(AvroSerdes.REGISTRY_URL_CONFIG, registry.toString()));
  }

  static void write(String bootstrapServers, String topic, String key, byte[] value)
      throws ExecutionException, InterruptedException {
    Map<String, Object> config = new HashMap<>(PayloadLimit.DEFAULT.producerProperties());
    config.put("bootstrap.servers", bootstrapServers);
    try (var producer =
        new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, key, value)).get();
    }
  }

  /** Returns every value that the topic holds, in no particular order. */
  static List<byte[]> readAll(String bootstrapServers, String topic) {
    Map<String, Object> config = new HashMap<>(PayloadLimit.DEFAULT.consumerProperties());
    config.put("bootstrap.servers", bootstrapServers);
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      List<byte[]> values = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(5))) {
          values.add(record.value());
        }
      }
      return values;
    }
  }

  static <T> byte[] serialize(Serde<T> serde, String topic, Object value, Class<T> type) {
    return serde.serializer().serialize(topic, type.cast(value));
  }
}
