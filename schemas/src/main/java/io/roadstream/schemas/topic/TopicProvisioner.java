package io.roadstream.schemas.topic;

import static java.util.Objects.requireNonNull;

import io.roadstream.schemas.topic.TopicReport.Difference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates the topics that are missing and reports where those that exist differ from the plan.
 *
 * <p>Running it again, or from several places at once, is harmless: a topic that exists is never
 * altered, since fewer partitions are impossible and more of them would move keys. The caller keeps
 * and closes the {@link Admin}.
 */
public final class TopicProvisioner {

  private final Admin admin;
  private final Duration timeout;

  /** Creates a provisioner that gives the brokers half a minute for each step. */
  public TopicProvisioner(Admin admin) {
    this(admin, Duration.ofSeconds(30));
  }

  /** Creates a provisioner that gives the brokers {@code timeout} for each step. */
  public TopicProvisioner(Admin admin, Duration timeout) {
    this.admin = requireNonNull(admin, "admin is null");
    this.timeout = requireNonNull(timeout, "timeout is null");
  }

  /**
   * Brings the brokers to the plan as far as that is possible without altering what exists.
   *
   * @throws TopicProvisioningException if the brokers cannot be reached or refuse a topic
   */
  public TopicReport provision(Collection<TopicSpec> specs) {
    List<String> created = new ArrayList<>();
    TreeSet<String> existing = new TreeSet<>(await("list topics", admin.listTopics().names()));
    for (TopicSpec spec : specs) {
      if (!existing.contains(spec.name()) && create(spec)) {
        created.add(spec.name());
      }
    }
    List<TopicSpec> toCheck = specs.stream().filter(s -> !created.contains(s.name())).toList();
    return check(toCheck, created);
  }

  private boolean create(TopicSpec spec) {
    NewTopic topic =
        new NewTopic(spec.name(), spec.partitions(), (short) spec.replicationFactor())
            .configs(spec.configs());
    try {
      admin.createTopics(List.of(topic)).all().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw new TopicProvisioningException("cannot create topic " + spec.name(), e.getCause());
    } catch (TimeoutException e) {
      throw noAnswer("create topic " + spec.name(), e);
    } catch (InterruptedException e) {
      throw interrupted("create topic " + spec.name(), e);
    }
  }

  private TopicReport check(List<TopicSpec> specs, List<String> created) {
    List<String> names = specs.stream().map(TopicSpec::name).toList();
    Map<String, TopicDescription> descriptions =
        await("describe topics", admin.describeTopics(names).allTopicNames());
    Map<ConfigResource, Config> configs =
        await(
            "read the topics' configuration",
            admin.describeConfigs(names.stream().map(TopicProvisioner::resource).toList()).all());
    List<String> unchanged = new ArrayList<>();
    List<Difference> differences = new ArrayList<>();
    for (TopicSpec spec : specs) {
      List<Difference> found =
          differences(
              spec,
              requireNonNull(descriptions.get(spec.name()), "no description"),
              requireNonNull(configs.get(resource(spec.name())), "no configuration"));
      if (found.isEmpty()) {
        unchanged.add(spec.name());
      }
      differences.addAll(found);
    }
    return new TopicReport(created, unchanged, differences);
  }

  private static List<Difference> differences(
      TopicSpec spec, TopicDescription description, Config config) {
    List<Difference> differences = new ArrayList<>();
    compare(
        differences,
        spec.name(),
        "partitions",
        Integer.toString(spec.partitions()),
        Integer.toString(description.partitions().size()));
    compare(
        differences,
        spec.name(),
        "replication.factor",
        Integer.toString(spec.replicationFactor()),
        Integer.toString(description.partitions().get(0).replicas().size()));
    spec.configs()
        .forEach(
            (name, planned) -> {
              ConfigEntry entry = config.get(name);
              String found = entry == null || entry.value() == null ? "unset" : entry.value();
              compare(differences, spec.name(), name, planned, found);
            });
    return differences;
  }

  private static void compare(
      List<Difference> differences, String topic, String setting, String planned, String found) {
    if (!planned.equals(found)) {
      differences.add(new Difference(topic, setting, planned, found));
    }
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  private <T> T await(String what, KafkaFuture<T> answer) {
    try {
      return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new TopicProvisioningException("cannot " + what, e.getCause());
    } catch (TimeoutException e) {
      throw noAnswer(what, e);
    } catch (InterruptedException e) {
      throw interrupted(what, e);
    }
  }

  private TopicProvisioningException noAnswer(String what, TimeoutException cause) {
    return new TopicProvisioningException(
        "cannot " + what + ": no broker answered within " + timeout.toSeconds() + " s", cause);
  }

  private static TopicProvisioningException interrupted(String what, InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new TopicProvisioningException("interrupted while trying to " + what, cause);
  }
}
