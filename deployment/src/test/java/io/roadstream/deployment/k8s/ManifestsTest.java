package io.roadstream.deployment.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.deployment.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestsTest {

  static Stream<Path> files() {
    return Project.yamlBelow("k8s").stream()
        .filter(file -> !file.getFileName().toString().endsWith("-patch.yaml"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void shouldHoldOnlyFieldsThatKubernetesKnows(Path file) throws IOException {
    assertThat(StrictObjects.read(file.toString(), Files.readString(file))).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("files")
  void shouldNameOnlyFilesThatAreThere(Path file) throws IOException {
    for (Object object : StrictObjects.read(file.toString(), Files.readString(file))) {
      if (object instanceof KustomizeFiles.Kustomization kustomization) {
        Stream.of(kustomization.resources(), kustomization.components())
            .flatMap(list -> list == null ? Stream.of() : list.stream())
            .forEach(name -> assertThat(file.resolveSibling(name)).exists());
      }
    }
  }

  @Test
  void shouldRefuseAMistypedField() {
    String service =
        """
        apiVersion: v1
        kind: Service
        metadata: {name: a}
        spec: {selecter: {a: b}}
        """;
    assertThatThrownBy(() -> StrictObjects.read("here", service)).hasMessageContaining("selecter");
    String pod =
        """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: a}
        spec:
          template:
            spec:
              containers: [{name: a, readinessProb: {}}]
        """;
    assertThatThrownBy(() -> StrictObjects.read("here", pod)).hasMessageContaining("readinessProb");
  }

  @Test
  void shouldHaveEveryOverlay() {
    List<String> folders =
        Project.yamlBelow("k8s/overlays").stream()
            .filter(file -> file.endsWith("kustomization.yaml"))
            .map(file -> file.getParent().getFileName().toString())
            .sorted()
            .toList();
    assertThat(folders).containsExactlyElementsOf(Overlay.NAMES.stream().sorted().toList());
  }
}
