package io.roadstream.schemas.serde;

import static java.util.Objects.requireNonNull;

import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;

/**
 * The one factory of Avro serdes; what it writes is Confluent's wire format (a zero byte, the
 * schema's id in four bytes, the binary record), which any Confluent client reads through the
 * registry's {@code /apis/ccompat/v7}.
 *
 * <p>Give it the client's whole configuration. It understands:
 *
 * <ul>
 *   <li>{@value #REGISTRY_URL_CONFIG}: the registry's base address, such as {@code
 *       http://localhost:8080}; the addresses of its Apicurio and Confluent interfaces follow from
 *       it, unless {@code apicurio.registry.url} or {@code schema.registry.url} is set.
 *   <li>{@value #AUTO_REGISTER_CONFIG}: whether a writer registers its schema (default true). Set
 *       it to false where schemas are registered ahead.
 *   <li>{@value #SERIALIZER_CONFIG} and {@value #DESERIALIZER_CONFIG}: the serde's classes. Default
 *       is Apicurio's; with Confluent's jars on the class path name {@code
 *       io.confluent.kafka.serializers.KafkaAvroSerializer} and {@code …KafkaAvroDeserializer}.
 *   <li>Everything else goes to those classes as it is, over the defaults set here.
 * </ul>
 *
 * <p>Each serde holds its own registry client: make one per type and close it. A serde may be
 * shared between threads.
 */
public final class AvroSerdes {

  /** The registry's base address. */
  public static final String REGISTRY_URL_CONFIG = "roadstream.registry.url";

  /** Whether a writer registers its schema. */
  public static final String AUTO_REGISTER_CONFIG = "roadstream.registry.auto-register";

  /** The serialiser's class. */
  public static final String SERIALIZER_CONFIG = "roadstream.avro.serializer";

  /** The deserialiser's class. */
  public static final String DESERIALIZER_CONFIG = "roadstream.avro.deserializer";

  private static final String A_DAY_MS = "86400000";

  private final Map<String, Object> config;

  /**
   * Creates a factory.
   *
   * @throws ConfigException if no registry address is given
   */
  public AvroSerdes(Map<String, ?> config) {
    this.config = withDefaults(requireNonNull(config, "config is null"));
  }

  /**
   * Returns a new serde for the values of one topic type. Reading a record of another type, or
   * bytes that are no record, fails with a {@code SerializationException}.
   *
   * @throws ConfigException if a named class is missing or is no serialiser
   */
  public <T extends SpecificRecord> Serde<T> of(Class<T> type) {
    Serializer<T> serializer = typed(create(SERIALIZER_CONFIG, Serializer.class));
    Deserializer<?> deserializer = create(DESERIALIZER_CONFIG, Deserializer.class);
    serializer.configure(config, false);
    deserializer.configure(config, false);
    return Serdes.serdeFrom(serializer, new TypeCheckingDeserializer<>(deserializer, type));
  }

  private <S> S create(String setting, Class<S> kind) {
    Object value = config.get(setting);
    try {
      return value instanceof Class<?> named
          ? Utils.newInstance(named.asSubclass(kind))
          : Utils.newInstance(String.valueOf(value), kind);
    } catch (ClassNotFoundException | ClassCastException e) {
      throw new ConfigException(
          setting,
          value,
          "no "
              + kind.getSimpleName()
              + " of that name is on the class path; leave it out for Apicurio's, or add the jar");
    }
  }

  @SuppressWarnings("unchecked") // Avro's serialisers take any specific record.
  private static <T> Serializer<T> typed(Serializer<?> serializer) {
    return (Serializer<T>) serializer;
  }

  private static Map<String, Object> withDefaults(Map<String, ?> given) {
    Map<String, Object> config = new HashMap<>();
    config.put(SERIALIZER_CONFIG, AvroKafkaSerializer.class.getName());
    config.put(DESERIALIZER_CONFIG, AvroKafkaDeserializer.class.getName());
    Object autoRegister = given.get(AUTO_REGISTER_CONFIG);
    boolean register = autoRegister == null || Boolean.parseBoolean(autoRegister.toString());
    config.put("apicurio.registry.auto-register", register);
    config.put("apicurio.registry.headers.enabled", false);
    config.put("apicurio.registry.use-specific-avro-reader", true);
    // One schema a topic, whole: else nested records become subjects of their own, and the registry
    // finds each twice when it checks compatibility.
    config.put("apicurio.registry.dereference-schema", true);
    // A schema behind an id never changes: asking for it again would only stall the stream.
    config.put("apicurio.registry.check-period-ms", A_DAY_MS);
    config.put("apicurio.registry.fault-tolerant-refresh", true);
    config.put("apicurio.registry.vertx.instance", RegistryTransport.shared());
    config.put("auto.register.schemas", register);
    config.put("specific.avro.reader", true);
    Object url = given.get(REGISTRY_URL_CONFIG);
    if (url != null) {
      String base = url.toString().replaceAll("/+$", "");
      config.put("apicurio.registry.url", base + "/apis/registry/v3");
      config.put("schema.registry.url", base + "/apis/ccompat/v7");
    }
    config.putAll(given);
    if (config.get("apicurio.registry.url") == null && config.get("schema.registry.url") == null) {
      throw new ConfigException(
          "no schema registry is set; set "
              + REGISTRY_URL_CONFIG
              + " to its address, such as http://localhost:8080");
    }
    return config;
  }
}
