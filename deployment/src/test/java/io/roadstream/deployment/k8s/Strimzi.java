package io.roadstream.deployment.k8s;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of Strimzi's objects that the manifests use; a field that is not here is refused. */
final class Strimzi {

  private Strimzi() {}

  record KafkaTopic(String apiVersion, String kind, ObjectMeta metadata, TopicSpec spec) {}

  record TopicSpec(String topicName, int partitions, int replicas, Map<String, String> config) {}

  record KafkaUser(String apiVersion, String kind, ObjectMeta metadata, UserSpec spec) {}

  record UserSpec(Authentication authentication, @Nullable Authorization authorization) {}

  record Authentication(String type) {}

  record Authorization(String type, List<Acl> acls) {}

  record Acl(Resource resource, List<String> operations) {}

  record Resource(String type, String name, @Nullable String patternType) {}
}
