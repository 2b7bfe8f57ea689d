package io.roadstream.deployment.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.roadstream.deployment.Program;
import io.roadstream.deployment.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the Dockerfile copies into the image of a service, laid out by the same script and put
 * together layer by layer as the Dockerfile does, without permission to write for anyone.
 */
final class ServiceImage {

  private static final List<String> LAYERS =
      List.of("torch-cpu", "natives", "dependencies", "application", "image");
  private static final Set<PosixFilePermission> READABLE =
      PosixFilePermissions.fromString("r-xr-xr-x");

  private final Path app;
  private final Set<String> content;

  private ServiceImage(Path app, Set<String> content) {
    this.app = app;
    this.content = content;
  }

  /**
   * Lays out a service's image below a folder.
   *
   * @throws org.opentest4j.TestAbortedException if the service's layered jar has not been built
   */
  static ServiceImage layOut(String service, Path folder) throws IOException, InterruptedException {
    try (Stream<Path> built = Files.list(Project.FOLDER.resolve(service).resolve("target"))) {
      assumeTrue(
          built.anyMatch(file -> file.toString().endsWith("-exec.jar")),
          "no layered jar of " + service + ": build with mvn -Players package");
    }
    Path layers = folder.resolve(service + "-layers");
    Program run =
        Program.run(
            Map.of("JAVA_HOME", System.getProperty("java.home")),
            List.of("docker/lay-out", service, layers.toString()));
    assertThat(run.exitCode()).as(run.errors()).isZero();
    Path app = folder.resolve(service);
    for (String layer : LAYERS) {
      assertThat(Project.read("docker/Dockerfile"))
          .contains("COPY --from=build /out/" + layer + "/ ./");
      copy(layers.resolve(layer), app);
    }
    try (Stream<Path> files = Files.walk(app)) {
      for (Path file : files.toList()) {
        Files.setPosixFilePermissions(file, READABLE);
      }
    }
    return new ServiceImage(app, list(app));
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.createLink(target, file);
        }
      }
    }
  }

  /** The working folder of the image. */
  Path app() {
    return app;
  }

  /** Fails if a file has come or gone. */
  void requireUntouched() throws IOException {
    assertThat(list(app)).isEqualTo(content);
  }

  private static Set<String> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      Set<String> names = new TreeSet<>();
      files.forEach(file -> names.add(file.toString()));
      return names;
    }
  }
}
