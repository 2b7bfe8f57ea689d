package io.roadstream.localstack;

import static java.util.Objects.requireNonNull;

import io.roadstream.schemas.serde.SchemaRegistrar;
import io.roadstream.schemas.topic.PayloadLimit;
import io.roadstream.schemas.topic.TopicPlan;
import io.roadstream.schemas.topic.TopicProvisioner;
import io.roadstream.schemas.topic.TopicReport;
import io.roadstream.schemas.topic.TopicSettings;
import io.roadstream.schemas.topic.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.jspecify.annotations.Nullable;

/**
 * Broker, registry and topics of one machine: what every service needs to run.
 *
 * <p>{@link #close} stops the registry, then the broker.
 */
public final class LocalStack implements AutoCloseable {

  private final LocalKafka kafka;
  private final LocalRegistry registry;
  private final TopicReport topics;

  private LocalStack(LocalKafka kafka, LocalRegistry registry, TopicReport topics) {
    this.kafka = kafka;
    this.registry = registry;
    this.topics = topics;
  }

  /**
   * How to run the stack.
   *
   * @param folder where everything is kept
   * @param brokerPort the broker's port, or 0 for any free one
   * @param registryPort the registry's port, or 0 for any free one
   * @param fresh whether to delete what an earlier run left
   * @param topics the layout of the topics, with the limit on record sizes
   */
  public record Settings(
      Path folder, int brokerPort, int registryPort, boolean fresh, TopicSettings topics) {

    /** Checks that nothing is missing. */
    public Settings {
      requireNonNull(folder, "folder is null");
      requireNonNull(topics, "topics is null");
    }

    /** Returns settings with the usual ports and topics. */
    public static Settings in(Path folder) {
      return new Settings(
          folder,
          LocalKafka.Settings.DEFAULT_PORT,
          LocalRegistry.Settings.DEFAULT_PORT,
          false,
          TopicSettings.DEFAULT);
    }

    /** Returns the same settings with other ports. */
    public Settings withPorts(int broker, int registry) {
      return new Settings(folder, broker, registry, fresh, topics);
    }

    /** Returns the same settings with or without what an earlier run left. */
    public Settings withFresh(boolean value) {
      return new Settings(folder, brokerPort, registryPort, value, topics);
    }

    /** Returns the same settings with other topics. */
    public Settings withTopics(TopicSettings value) {
      return new Settings(folder, brokerPort, registryPort, fresh, value);
    }
  }

  /**
   * Starts broker and registry, creates the topics that are missing and registers their schemas.
   *
   * @throws LocalStackException if a port is taken or a part does not start; nothing is left
   *     running
   */
  public static LocalStack start(Settings settings) {
    PayloadLimit limit = settings.topics().payloadLimit();
    LocalKafka kafka =
        LocalKafka.launch(
            new LocalKafka.Settings(
                settings.folder(),
                settings.brokerPort(),
                settings.fresh(),
                LocalKafka.Settings.DEFAULT_HEAP_MEGABYTES,
                limit));
    @Nullable LocalRegistry registry = null;
    try {
      // Both take several seconds of processor time until they listen, so they do it side by side.
      registry =
          LocalRegistry.launch(
              LocalRegistry.Settings.in(settings.folder(), kafka.bootstrapServers())
                  .withPort(settings.registryPort()),
              Map.of());
      kafka.awaitReady();
      TopicReport topics = createTopics(kafka, settings.topics());
      registry.awaitReady();
      new SchemaRegistrar(registry.url()).register(Topics.valueSchemas());
      return new LocalStack(kafka, registry, topics);
    } catch (RuntimeException e) {
      if (registry != null) {
        registry.close();
      }
      kafka.close();
      throw e;
    }
  }

  /** Returns host and port of the broker. */
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** Returns the registry's base address. */
  public URI registryUrl() {
    return registry.url();
  }

  /** Returns the broker. */
  public LocalKafka kafka() {
    return kafka;
  }

  /** Returns the registry. */
  public LocalRegistry registry() {
    return registry;
  }

  /**
   * Returns which topics were created, and where those that were there differ from the settings.
   */
  public TopicReport topics() {
    return topics;
  }

  @Override
  public void close() {
    try {
      registry.close();
    } finally {
      kafka.close();
    }
  }

  private static TopicReport createTopics(LocalKafka kafka, TopicSettings settings) {
    try (Admin admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()))) {
      return new TopicProvisioner(admin).provision(new TopicPlan(settings).topics());
    }
  }
}
