package io.roadstream.cli;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;

/** Connects to a broker, or says within seconds that there is none. */
public final class KafkaReach {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private KafkaReach() {}

  /**
   * A client of a broker that has just answered; the caller closes it.
   *
   * @throws CliException if no broker answers there
   */
  public static Admin admin(String bootstrapServers) {
    Admin admin;
    try {
      admin =
          Admin.create(
              Map.of(
                  AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                  bootstrapServers,
                  AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                  Math.toIntExact(TIMEOUT.toMillis()),
                  AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                  Math.toIntExact(TIMEOUT.toMillis())));
    } catch (KafkaException e) {
      throw CliException.badInput(
          "'" + bootstrapServers + "' is no broker's address: give host:port, with a known host");
    }
    try {
      admin.describeCluster().nodes().get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      return admin;
    } catch (ExecutionException | TimeoutException e) {
      admin.close(Duration.ZERO);
      throw CliException.failure(
          "no Kafka broker answers at "
              + bootstrapServers
              + ": start one with 'roadstream up', or name yours with --bootstrap-server",
          e);
    } catch (InterruptedException e) {
      admin.close(Duration.ZERO);
      Thread.currentThread().interrupt();
      throw CliException.failure("interrupted", e);
    }
  }

  /**
   * Returns if the broker has the topic.
   *
   * @throws CliException if it has not
   */
  public static void requireTopic(Admin admin, String topic) {
    try {
      if (!admin.listTopics().names().get().contains(topic)) {
        throw CliException.failure(
            "the broker has no topic " + topic + ": create it with 'roadstream topics create'");
      }
    } catch (ExecutionException e) {
      throw CliException.failure("cannot list the broker's topics: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliException.failure("interrupted", e);
    }
  }
}
