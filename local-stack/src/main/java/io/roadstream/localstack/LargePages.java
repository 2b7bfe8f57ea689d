package io.roadstream.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Code and heap of a Java program in large pages: frames come by seldom enough that each finds the
 * processors' caches of page tables cold.
 */
final class LargePages {

  /** Linux's setting, the chosen of its values in brackets; no other system has the file. */
  private static final Path SETTING = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

  private LargePages() {}

  /** What asks for large pages; nothing where the system gives none, since Java would warn. */
  static List<String> jvmArguments() {
    return jvmArguments(SETTING);
  }

  static List<String> jvmArguments(Path setting) {
    try {
      String values = Files.readString(setting);
      return values.contains("[never]") ? List.of() : List.of("-XX:+UseTransparentHugePages");
    } catch (IOException e) {
      return List.of();
    }
  }
}
