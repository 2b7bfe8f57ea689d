package io.roadstream.deployment.k8s;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.roadstream.deployment.Program;
import io.roadstream.deployment.Project;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The objects of an overlay as kustomize builds them. */
final class Overlay {

  /** Every overlay. */
  static final List<String> NAMES = List.of("local", "cpu", "gpu", "secure", "bucket");

  private final List<Object> objects;

  private Overlay(List<Object> objects) {
    this.objects = objects;
  }

  /** Builds an overlay; a test that needs it is left out where no kustomize is installed. */
  static Overlay build(String name) {
    List<String> command =
        Project.hasProgram("kustomize")
            ? List.of("kustomize", "build", "k8s/overlays/" + name)
            : List.of("kubectl", "kustomize", "k8s/overlays/" + name);
    assumeTrue(Project.hasProgram(command.get(0)), "neither kustomize nor kubectl is installed");
    try {
      Program run = Program.run(Map.of(), command);
      if (run.exitCode() != 0) {
        throw new AssertionError(run.errors());
      }
      return new Overlay(StrictObjects.read("overlay " + name, run.output()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** All objects of one kind. */
  <T> List<T> all(Class<T> kind) {
    return objects.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** The pods that workloads and jobs make, by the name of the workload. */
  Map<String, PodTemplateSpec> pods() {
    Map<String, PodTemplateSpec> pods = new TreeMap<>();
    for (Deployment each : all(Deployment.class)) {
      pods.put(name(each), each.getSpec().getTemplate());
    }
    for (StatefulSet each : all(StatefulSet.class)) {
      pods.put(name(each), each.getSpec().getTemplate());
    }
    for (Job each : all(Job.class)) {
      pods.put(name(each), each.getSpec().getTemplate());
    }
    for (CronJob each : all(CronJob.class)) {
      pods.put(name(each), each.getSpec().getJobTemplate().getSpec().getTemplate());
    }
    return pods;
  }

  /** The one container of a pod. */
  static Container container(PodTemplateSpec pod) {
    return pod.getSpec().getContainers().get(0);
  }

  /** The environment that a container gets, from ConfigMaps and by itself. */
  Map<String, String> environment(Container container) {
    Map<String, String> environment = new LinkedHashMap<>();
    for (EnvFromSource source : container.getEnvFrom()) {
      environment.putAll(configMap(source.getConfigMapRef().getName()).getData());
    }
    for (EnvVar variable : container.getEnv()) {
      environment.put(
          variable.getName(), variable.getValue() == null ? "set-later" : variable.getValue());
    }
    return environment;
  }

  private ConfigMap configMap(String name) {
    return all(ConfigMap.class).stream()
        .filter(map -> name(map).equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("there is no ConfigMap " + name));
  }

  static String name(HasMetadata object) {
    return object.getMetadata().getName();
  }

  /** Whether the labels that a selector wants are among those that an object has. */
  static boolean selects(Map<String, String> selector, Map<String, String> labels) {
    return labels.entrySet().containsAll(selector.entrySet());
  }

  /** Every object with metadata. */
  Stream<HasMetadata> withMetadata() {
    return objects.stream().filter(HasMetadata.class::isInstance).map(HasMetadata.class::cast);
  }
}
