package io.roadstream.deployment.settings;

import io.roadstream.schemas.serde.RegistryClient;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** What a Kafka client or the registry's client understands. */
final class ClientProperties {

  private static final Set<String> NAMES = names();

  private ClientProperties() {}

  static boolean has(String name) {
    return NAMES.contains(name);
  }

  private static Set<String> names() {
    Set<String> names = new HashSet<>(ConsumerConfig.configNames());
    names.addAll(ProducerConfig.configNames());
    names.addAll(AdminClientConfig.configNames());
    names.addAll(StreamsConfig.configDef().names());
    names.add(RegistryClient.TRUSTSTORE);
    names.add(RegistryClient.TRUSTSTORE_TYPE);
    names.add(RegistryClient.TRUSTSTORE_PASSWORD);
    names.add(RegistryClient.USERNAME);
    names.add(RegistryClient.PASSWORD);
    return names;
  }
}
