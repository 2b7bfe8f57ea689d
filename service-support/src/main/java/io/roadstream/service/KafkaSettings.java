package io.roadstream.service;

import io.roadstream.schemas.serde.AvroSerdes;
import io.roadstream.schemas.topic.PayloadLimit;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where Kafka and the schema registry are and how large a record may get, the same for every
 * service.
 *
 * @param bootstrapServers brokers to connect to first, host:port, comma-separated
 * @param registryUrl address of the schema registry
 * @param payloadLimit largest payload of a record; topics, producers, consumers and dead letters
 *     take their limits from it
 * @param startTimeout how long the service waits at start for broker, registry and topics
 * @param registerSchemas whether a writer registers its schema; false where the set-up job alone
 *     may
 * @param properties further client properties, passed to every Kafka client and serde as they are
 *     (security, for example); they win over what the service would set
 */
@Validated
@ConfigurationProperties(KafkaSettings.PREFIX)
public record KafkaSettings(
    @DefaultValue("localhost:9092")
        @NotBlank(message = "must name at least one broker as host:port")
        String bootstrapServers,
    @DefaultValue("http://localhost:8080")
        @Pattern(regexp = "https?://.+", message = "must be an http:// or https:// address")
        String registryUrl,
    @DefaultValue("8MB") PayloadLimit payloadLimit,
    @DefaultValue("30s") @DurationMin(seconds = 1) @DurationMax(minutes = 30) Duration startTimeout,
    @DefaultValue("true") boolean registerSchemas,
    @DefaultValue Map<String, String> properties) {

  /** Prefix of these settings. */
  public static final String PREFIX = "roadstream.kafka";

  public KafkaSettings {
    properties = Map.copyOf(properties);
  }

  /** Everything but the values of {@link #properties()}: passwords are among them. */
  @Override
  public String toString() {
    return "KafkaSettings[bootstrapServers="
        + bootstrapServers
        + ", registryUrl="
        + registryUrl
        + ", payloadLimit="
        + payloadLimit
        + ", startTimeout="
        + startTimeout
        + ", registerSchemas="
        + registerSchemas
        + ", properties="
        + properties.keySet()
        + "]";
  }

  /** Properties of any Kafka client: the brokers, then {@link #properties()}. */
  public Map<String, Object> clientProperties() {
    Map<String, Object> client = new LinkedHashMap<>();
    client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    client.putAll(properties);
    return client;
  }

  /** Properties of a consumer: the client's, and limits that let every record through. */
  public Map<String, Object> consumerProperties() {
    Map<String, Object> consumer = new LinkedHashMap<>(payloadLimit.consumerProperties());
    consumer.putAll(clientProperties());
    return consumer;
  }

  /** Properties of a producer: the client's, and limits that let every record through. */
  public Map<String, Object> producerProperties() {
    Map<String, Object> producer = new LinkedHashMap<>(payloadLimit.producerProperties());
    producer.putAll(clientProperties());
    return producer;
  }

  /** Serdes that find the registry. */
  public AvroSerdes serdes() {
    Map<String, Object> config = new LinkedHashMap<>();
    config.put(AvroSerdes.REGISTRY_URL_CONFIG, registryUrl);
    config.put(AvroSerdes.AUTO_REGISTER_CONFIG, registerSchemas);
    config.putAll(properties);
    return new AvroSerdes(config);
  }
}
