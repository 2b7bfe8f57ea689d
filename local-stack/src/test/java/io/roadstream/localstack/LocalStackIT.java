package io.roadstream.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.localstack.junit.LocalStackExtension;
import io.roadstream.schemas.ModelRef;
import io.roadstream.schemas.ModelRelease;
import io.roadstream.schemas.serde.AvroSerdes;
import io.roadstream.schemas.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalStackExtension.class)
class LocalStackIT {

  @Test
  void shouldCarryRecordsThroughBrokerAndRegistry(LocalStack stack) throws Exception {
    ModelRelease release =
        ModelRelease.newBuilder()
            .setChannel("production")
            .setModel(new ModelRef("street", "1.0.0", "00"))
            .setUri("file:/models/street")
            .setReleasedAt(Instant.EPOCH)
            .setMetrics(Map.of("new.miou", 0.5))
            .setReason("a test")
            .build();
    AvroSerdes serdes =
        new AvroSerdes(Map.of(AvroSerdes.REGISTRY_URL_CONFIG, stack.registryUrl().toString()));
    try (Serde<ModelRelease> serde = serdes.of(ModelRelease.class)) {
      try (var producer =
          new KafkaProducer<>(
              Map.of("bootstrap.servers", (Object) stack.bootstrapServers()),
              new StringSerializer(),
              serde.serializer())) {
        producer.send(new ProducerRecord<>(Topics.MODEL_RELEASES, "production", release)).get();
      }
      try (var consumer =
          new KafkaConsumer<>(
              Map.of("bootstrap.servers", (Object) stack.bootstrapServers()),
              new StringDeserializer(),
              serde.deserializer())) {
        TopicPartition partition = new TopicPartition(Topics.MODEL_RELEASES, 0);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        assertThat(consumer.poll(Duration.ofSeconds(10)).records(partition))
            .extracting(record -> record.value())
            .contains(release);
      }
    }
  }
}
