package io.roadstream.localstack;

import io.roadstream.localstack.junit.CommittedTopic;
import io.roadstream.schemas.serde.AvroSerdes;
import io.roadstream.schemas.topic.PayloadLimit;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
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
    try (CommittedTopic all = new CommittedTopic(bootstrapServers, topic)) {
      return all.records().stream().map(ConsumerRecord::value).toList();
    }
  }

  static <T> byte[] serialize(Serde<T> serde, String topic, Object value, Class<T> type) {
    return serde.serializer().serialize(topic, type.cast(value));
  }
}
