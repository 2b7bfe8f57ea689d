package io.roadstream.postproc.app;

import io.roadstream.localstack.LocalStack;
import io.roadstream.schemas.serde.AvroSerdes;
import io.roadstream.schemas.topic.PayloadLimit;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Clients of the local stack, as a user would have them. */
final class StackClients {

  private StackClients() {}

  static KafkaProducer<String, byte[]> producer(LocalStack stack) {
    Map<String, Object> properties = new HashMap<>(PayloadLimit.DEFAULT.producerProperties());
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.bootstrapServers());
    return new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
  }

  static AvroSerdes serdes(LocalStack stack) {
    return new AvroSerdes(Map.of(AvroSerdes.REGISTRY_URL_CONFIG, stack.registryUrl().toString()));
  }
}
