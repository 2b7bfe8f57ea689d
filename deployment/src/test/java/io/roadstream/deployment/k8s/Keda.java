package io.roadstream.deployment.k8s;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of KEDA's objects that the manifests use; a field that is not here is refused. */
final class Keda {

  private Keda() {}

  record ScaledObject(String apiVersion, String kind, ObjectMeta metadata, Spec spec) {}

  record Spec(
      Target scaleTargetRef,
      int pollingInterval,
      int cooldownPeriod,
      int minReplicaCount,
      int maxReplicaCount,
      Advanced advanced,
      List<Trigger> triggers) {}

  record Target(String apiVersion, String kind, String name) {}

  record Advanced(AutoscalerConfig horizontalPodAutoscalerConfig) {}

  record AutoscalerConfig(Behavior behavior) {}

  record Behavior(ScaleDown scaleDown) {}

  record ScaleDown(int stabilizationWindowSeconds, List<Policy> policies) {}

  record Policy(String type, int value, int periodSeconds) {}

  record Trigger(
      String type, Map<String, String> metadata, @Nullable Reference authenticationRef) {}

  record Reference(String name) {}

  record TriggerAuthentication(
      String apiVersion, String kind, ObjectMeta metadata, Authentication spec) {}

  record Authentication(List<SecretTarget> secretTargetRef) {}

  record SecretTarget(String parameter, String name, String key) {}
}
