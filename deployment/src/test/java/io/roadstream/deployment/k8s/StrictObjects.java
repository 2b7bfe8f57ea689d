package io.roadstream.deployment.k8s;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads objects of Kubernetes and refuses any field that their model does not have. */
final class StrictObjects {

  private static final Map<String, Class<?>> MODELS =
      Map.ofEntries(
          Map.entry("v1/Namespace", Namespace.class),
          Map.entry("v1/ServiceAccount", ServiceAccount.class),
          Map.entry("v1/Service", io.fabric8.kubernetes.api.model.Service.class),
          Map.entry("v1/ConfigMap", ConfigMap.class),
          Map.entry("v1/Secret", Secret.class),
          Map.entry("v1/PersistentVolumeClaim", PersistentVolumeClaim.class),
          Map.entry("apps/v1/Deployment", Deployment.class),
          Map.entry("apps/v1/StatefulSet", StatefulSet.class),
          Map.entry("batch/v1/Job", Job.class),
          Map.entry("batch/v1/CronJob", CronJob.class),
          Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
          Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
          Map.entry("monitoring.coreos.com/v1/ServiceMonitor", ServiceMonitor.class),
          Map.entry("keda.sh/v1alpha1/ScaledObject", Keda.ScaledObject.class),
          Map.entry("keda.sh/v1alpha1/TriggerAuthentication", Keda.TriggerAuthentication.class),
          Map.entry("kafka.strimzi.io/v1beta2/KafkaTopic", Strimzi.KafkaTopic.class),
          Map.entry("kafka.strimzi.io/v1beta2/KafkaUser", Strimzi.KafkaUser.class),
          Map.entry(
              "kustomize.config.k8s.io/v1beta1/Kustomization", KustomizeFiles.Kustomization.class),
          Map.entry(
              "kustomize.config.k8s.io/v1alpha1/Component", KustomizeFiles.Kustomization.class));

  private static final ObjectMapper STRICT = strict();

  private StrictObjects() {}

  /**
   * Every object of a stream of YAML documents.
   *
   * @throws IllegalArgumentException naming the object and the field that is wrong
   */
  static List<Object> read(String origin, String yaml) {
    List<Object> objects = new ArrayList<>();
    try (var documents = STRICT.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
      while (documents.hasNext()) {
        objects.add(read(origin, documents.next()));
      }
    } catch (IOException e) {
      throw new IllegalArgumentException(origin + ": " + e.getMessage(), e);
    }
    return objects;
  }

  private static Object read(String origin, JsonNode document) {
    String kind = document.path("apiVersion").asText() + "/" + document.path("kind").asText();
    Class<?> model = MODELS.get(kind);
    if (model == null) {
      throw new IllegalArgumentException(origin + ": no model for " + kind);
    }
    try {
      return STRICT.treeToValue(document, model);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          origin
              + ": "
              + kind
              + " "
              + document.path("metadata").path("name").asText()
              + ": "
              + e.getMessage(),
          e);
    }
  }

  /** The models put unknown fields aside; without the place for them Jackson refuses them. */
  private static ObjectMapper strict() {
    return new ObjectMapper(new YAMLFactory())
        .setAnnotationIntrospector(
            new JacksonAnnotationIntrospector() {
              private static final long serialVersionUID = 1L;

              @Override
              public Boolean hasAnySetter(Annotated member) {
                return false;
              }
            })
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
  }
}
