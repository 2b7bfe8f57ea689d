package io.roadstream.service.startup;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * What a service does with its topics, and whether the broker lets it.
 *
 * @param reads topics that it reads
 * @param writes topics that it writes
 */
record TopicAccess(Collection<String> reads, Collection<String> writes) {

  /**
   * The topics that are not there.
   *
   * @throws StartupException if one is there and the broker's access lists keep this service out
   * @throws ExecutionException if the broker fails
   * @throws TimeoutException if it does not answer within {@code patience}
   */
  Set<String> missing(Admin admin, String brokers, Duration patience)
      throws ExecutionException, TimeoutException, InterruptedException {
    Set<String> all = new TreeSet<>(reads);
    all.addAll(writes);
    Map<String, KafkaFuture<TopicDescription>> answers =
        admin
            .describeTopics(all, new DescribeTopicsOptions().includeAuthorizedOperations(true))
            .topicNameValues();
    Set<String> missing = new TreeSet<>();
    for (String topic : all) {
      try {
        TopicDescription description =
            answers.get(topic).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        requireAllowed(description, brokers);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof TopicAuthorizationException) {
          throw refused(brokers, "see", topic);
        }
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
        missing.add(topic);
      }
    }
    return missing;
  }

  private void requireAllowed(TopicDescription topic, String brokers) {
    Set<AclOperation> allowed = topic.authorizedOperations();
    if (allowed == null) {
      return; // A broker too old to tell.
    }
    if (reads.contains(topic.name()) && !allowed.contains(AclOperation.READ)) {
      throw refused(brokers, "read", topic.name());
    }
    if (writes.contains(topic.name()) && !allowed.contains(AclOperation.WRITE)) {
      throw refused(brokers, "write", topic.name());
    }
  }

  private static StartupException refused(String brokers, String what, String topic) {
    return new StartupException(
        "Kafka at "
            + brokers
            + " does not let this service "
            + what
            + " topic "
            + topic
            + " (or has no such topic and hides that).",
        "Grant its user the access that docs/security.md lists: run the set-up job with"
            + " roadstream.setup.grant=true, or use kafka-acls.");
  }
}
