package io.roadstream.deployment.k8s;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of kustomize's own files that the manifests use. */
final class KustomizeFiles {

  private KustomizeFiles() {}

  record Kustomization(
      String apiVersion,
      String kind,
      @Nullable String namespace,
      @Nullable List<Map<String, Object>> labels,
      @Nullable List<String> resources,
      @Nullable List<String> components,
      @Nullable List<Generator> configMapGenerator,
      @Nullable List<Map<String, String>> images,
      @Nullable List<Map<String, Object>> replicas,
      @Nullable List<Patch> patches) {}

  record Generator(String name, @Nullable String behavior, List<String> literals) {}

  record Patch(@Nullable String path, @Nullable String patch, @Nullable Target target) {}

  record Target(@Nullable String kind, @Nullable String name, @Nullable String labelSelector) {}
}
