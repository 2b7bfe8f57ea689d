package io.roadstream.cli.infer;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Gives each file its name without extension; the second of the same name gets {@code -2}. */
final class FileNames {

  private final Map<String, Integer> given = new HashMap<>();

  String of(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    int count = given.merge(stem, 1, Integer::sum);
    return count == 1 ? stem : stem + "-" + count;
  }
}
