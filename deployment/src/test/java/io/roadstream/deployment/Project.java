package io.roadstream.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The project's folder and what lies in it. */
public final class Project {

  /** The project's folder. */
  public static final Path FOLDER = folder();

  private Project() {}

  /** A file's text. */
  public static String read(String path) {
    try {
      return Files.readString(FOLDER.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All YAML files below a folder, in order. */
  public static List<Path> yamlBelow(String folder) {
    try (Stream<Path> files = Files.walk(FOLDER.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a program is on the PATH. */
  public static boolean hasProgram(String name) {
    return Arrays.stream(Optional.ofNullable(System.getenv("PATH")).orElse("").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
  }

  private static Path folder() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(folder.resolve("docker-compose.yml"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("no folder above holds docker-compose.yml");
      }
    }
    return folder;
  }
}
