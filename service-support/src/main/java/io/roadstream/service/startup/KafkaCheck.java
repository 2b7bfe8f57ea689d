package io.roadstream.service.startup;

import io.roadstream.schemas.serde.RegistryClient;
import io.roadstream.service.KafkaSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits at start until broker, topics and registry are there, for at most {@link
 * KafkaSettings#startTimeout()}, and says which of them is missing if they are not.
 */
public final class KafkaCheck {

  private static final Duration ATTEMPT = Duration.ofSeconds(3);
  private static final String REGISTRY_PATH = "/apis/ccompat/v7/subjects";
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final Logger log = LoggerFactory.getLogger(KafkaCheck.class);

  private final KafkaSettings settings;

  /** A check of the broker and the registry that these settings name; it connects when asked. */
  public KafkaCheck(KafkaSettings settings) {
    this.settings = settings;
  }

  /**
   * Returns once the broker has all the topics, lets this service use them, and the registry
   * answers.
   *
   * @param reads topics that the service reads
   * @param writes topics that it writes
   * @throws StartupException if they do not in time, and at once if the broker refuses the service
   */
  public void await(Collection<String> reads, Collection<String> writes) {
    long deadline = System.nanoTime() + settings.startTimeout().toNanos();
    awaitTopics(new TopicAccess(reads, writes), deadline);
    awaitRegistry(deadline);
  }

  private void awaitTopics(TopicAccess topics, long deadline) {
    try (Admin admin = admin()) {
      while (true) {
        StartupException hindrance;
        try {
          admin.describeCluster().nodes().get(ATTEMPT.toMillis(), TimeUnit.MILLISECONDS);
          Set<String> missing = topics.missing(admin, settings.bootstrapServers(), ATTEMPT);
          if (missing.isEmpty()) {
            return;
          }
          hindrance = missing(missing);
        } catch (ExecutionException e) {
          hindrance = unreachable(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
          hindrance = unreachable(e);
        } catch (InterruptedException e) {
          throw interrupted(e);
        }
        pauseOrThrow(hindrance, deadline);
      }
    }
  }

  private Admin admin() {
    Map<String, Object> properties = new HashMap<>(settings.clientProperties());
    properties.putIfAbsent(
        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(ATTEMPT.toMillis()));
    properties.putIfAbsent(
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Math.toIntExact(ATTEMPT.toMillis()));
    try {
      return Admin.create(properties);
    } catch (KafkaException e) {
      throw new StartupException(
          "The Kafka client refuses its settings (roadstream.kafka.bootstrap-servers = '"
              + settings.bootstrapServers()
              + "', roadstream.kafka.properties): "
              + (e.getCause() == null ? e : e.getCause()).getMessage(),
          "Give brokers as host:port, comma-separated, with host names that resolve, and client"
              + " properties as Kafka documents them.",
          e);
    }
  }

  private void awaitRegistry(long deadline) {
    RegistryClient registry;
    HttpRequest request;
    try {
      registry =
          new RegistryClient(URI.create(settings.registryUrl()), settings.properties(), ATTEMPT);
      request = registry.request(REGISTRY_PATH).build();
    } catch (IllegalArgumentException e) {
      throw StartupException.setting(
          "roadstream.kafka.registry-url",
          settings.registryUrl(),
          "must be an http:// or https:// address");
    } catch (ConfigException e) {
      throw new StartupException(
          "The registry's client refuses its settings: " + e.getMessage(),
          "Correct roadstream.kafka.properties." + RegistryClient.TRUSTSTORE + ".",
          e);
    }
    while (true) {
      try {
        int status = registry.send(request).statusCode();
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
          throw registryRefuses(status);
        }
        return;
      } catch (SSLHandshakeException e) {
        throw new StartupException(
            "The schema registry at "
                + settings.registryUrl()
                + " is not trusted: "
                + e.getMessage()
                + ".",
            "Give its certificate authority as roadstream.kafka.properties."
                + RegistryClient.TRUSTSTORE
                + ".",
            e);
      } catch (IOException e) {
        pauseOrThrow(
            new StartupException(
                "No schema registry answers at "
                    + settings.registryUrl()
                    + " (roadstream.kafka.registry-url).",
                "Start the registry, or set roadstream.kafka.registry-url to where it listens.",
                e),
            deadline);
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
  }

  private StartupException registryRefuses(int status) {
    return new StartupException(
        "The schema registry at "
            + settings.registryUrl()
            + " refuses this service with status "
            + status
            + ".",
        "Give roadstream.kafka.properties."
            + RegistryClient.USERNAME
            + " and "
            + RegistryClient.PASSWORD
            + " of a user that may read schemas.");
  }

  private void pauseOrThrow(StartupException hindrance, long deadline) {
    if (System.nanoTime() >= deadline) {
      throw hindrance;
    }
    log.info("Waiting: {}", hindrance.getMessage());
    try {
      TimeUnit.SECONDS.sleep(1);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private StartupException unreachable(Throwable cause) {
    if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
      throw new StartupException(
          "Kafka at "
              + settings.bootstrapServers()
              + " refuses this service: "
              + cause.getMessage(),
          "Check the credentials under roadstream.kafka.properties.",
          cause);
    }
    return new StartupException(
        "No Kafka broker answers at "
            + settings.bootstrapServers()
            + " (roadstream.kafka.bootstrap-servers).",
        "Start the broker, or set roadstream.kafka.bootstrap-servers to where it listens.",
        cause);
  }

  private StartupException missing(Set<String> topics) {
    return new StartupException(
        "Kafka at "
            + settings.bootstrapServers()
            + " has no topic "
            + String.join(", ", topics)
            + ".",
        "Create the topics first: roadstream topics create, or the set-up job.");
  }

  private static StartupException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new StartupException("Stopped while starting.", "Start the service again.", e);
  }
}
