package io.roadstream.postproc.app;

import io.roadstream.localstack.LocalStack;
import io.roadstream.schemas.serde.AvroSerdes;
import io.roadstream.schemas.topic.PayloadLimit;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Clients of the local stack, as a user would have them. */
final class StackClients {

  private StackClients() {}

  static KafkaProducer<String, byte[]> producer(LocalStack stack) {
    Map<String, Object> properties = new HashMap<>(PayloadLimit.DEFAULT.producerProperties());
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.bootstrapServers());
    return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
  }

  static KafkaConsumer<String, byte[]> consumer(LocalStack stack, String topic) {
    Map<String, Object> properties = new HashMap<>(PayloadLimit.DEFAULT.consumerProperties());
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.bootstrapServers());
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
    consumer.assign(
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList());
    consumer.seekToBeginning(consumer.assignment());
    return consumer;
  }

  static AvroSerdes serdes(LocalStack stack) {
    return new AvroSerdes(Map.of(AvroSerdes.REGISTRY_URL_CONFIG, stack.registryUrl().toString()));
  }
}
