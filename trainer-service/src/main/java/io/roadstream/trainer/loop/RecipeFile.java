package io.roadstream.trainer.loop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads recipes: a preset that ships ({@code adapt}, {@code article}, {@code cpu-demo}, {@code
 * gpu}, {@code default}) or a YAML file, over the defaults, with single settings over both. A
 * setting is named by its path, such as {@code loss.depth}; {@code phases.rate} sets every phase's.
 */
public final class RecipeFile {

  private static final String FOLDER = "/presets/";
  private static final String DEFAULT = "default";
  private static final String PHASES = "phases";
  private static final String PHASE = "phase";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private RecipeFile() {}

  /** The defaults. */
  public static Recipe defaults() {
    return read(DEFAULT, Map.of());
  }

  /**
   * Reads a recipe.
   *
   * @param preset a preset's name or a file
   * @param settings values by path
   * @throws IllegalArgumentException if there is no such preset, or a name or value is wrong; the
   *     message names it
   */
  public static Recipe read(String preset, Map<String, ?> settings) {
    Map<String, Object> tree = yaml(DEFAULT);
    if (!preset.equals(DEFAULT)) {
      merge(tree, yaml(preset), preset);
    }
    List<Map<String, Object>> phases = phases(tree, preset);
    settings.forEach(
        (path, value) -> {
          String[] names = path.split("\\.", -1);
          if (names[0].equals(PHASES)) {
            phases.forEach(phase -> set(phase, names, 1, path, value));
          } else {
            set(tree, names, 0, path, value);
          }
        });
    tree.put(PHASES, phases);
    try {
      return JSON.convertValue(tree, Recipe.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("preset " + preset + ": " + reason(e), e);
    }
  }

  private static String reason(JacksonException e) {
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String message =
        cause instanceof JacksonException j ? j.getOriginalMessage() : cause.getMessage();
    String where = where(e);
    return where.isEmpty() ? message : where + ": " + message;
  }

  /** The setting that is wrong, as {@code phases[0].rate}. */
  private static String where(JacksonException e) {
    StringBuilder where = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      if (step.getPropertyName() == null) {
        where.append('[').append(step.getIndex()).append(']');
      } else {
        where.append(where.isEmpty() ? "" : ".").append(step.getPropertyName());
      }
    }
    return where.toString();
  }

  /** Each phase over the defaults of a phase. */
  private static List<Map<String, Object>> phases(Map<String, Object> tree, String preset) {
    Map<String, Object> base = section(tree.remove(PHASE), PHASE, preset);
    List<Map<String, Object>> phases = new ArrayList<>();
    if (!(tree.get(PHASES) instanceof List<?> list)) {
      throw new IllegalArgumentException("preset " + preset + ": phases is no list");
    }
    for (Object entry : list) {
      Map<String, Object> phase = new LinkedHashMap<>(base);
      merge(phase, section(entry, PHASES, preset), preset);
      phases.add(phase);
    }
    return phases;
  }

  private static void set(
      Map<String, Object> tree, String[] names, int depth, String path, Object value) {
    String name = names[depth];
    Object present = tree.get(name);
    if (!tree.containsKey(name) || (depth + 1 < names.length) != (present instanceof Map)) {
      throw new IllegalArgumentException(
          "there is no setting '" + path + "'; at '" + name + "' there are " + tree.keySet());
    }
    if (depth + 1 < names.length) {
      Map<String, Object> lower = section(present, name, path);
      set(lower, names, depth + 1, path, value);
      tree.put(name, lower);
    } else {
      tree.put(name, value);
    }
  }

  private static void merge(Map<String, Object> into, Map<String, Object> from, String preset) {
    from.forEach(
        (name, value) -> {
          if (!into.containsKey(name)) {
            throw new IllegalArgumentException(
                "preset " + preset + ": there is no setting '" + name + "' among " + into.keySet());
          }
          if (into.get(name) instanceof Map<?, ?> lower) {
            Map<String, Object> copy = section(lower, name, preset);
            merge(copy, section(value, name, preset), preset);
            into.put(name, copy);
          } else {
            into.put(name, value);
          }
        });
  }

  private static Map<String, Object> section(Object value, String name, String preset) {
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(
          "preset " + preset + ": '" + name + "' needs settings below it, not '" + value + "'");
    }
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, each) -> copy.put(String.valueOf(key), each));
    return copy;
  }

  private static Map<String, Object> yaml(String preset) {
    try {
      Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(text(preset));
      return section(tree, "the file", preset);
    } catch (YAMLException e) {
      throw new IllegalArgumentException("preset " + preset + " is no YAML: " + e.getMessage(), e);
    }
  }

  private static String text(String preset) {
    try (InputStream shipped = RecipeFile.class.getResourceAsStream(FOLDER + preset + ".yaml")) {
      if (shipped != null) {
        return new String(shipped.readAllBytes(), StandardCharsets.UTF_8);
      }
      Path file = Path.of(preset);
      if (!Files.isRegularFile(file)) {
        throw new IllegalArgumentException(
            "'"
                + preset
                + "' is neither a file nor a preset; presets are default, adapt,"
                + " article, cpu-demo and gpu");
      }
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + preset, e);
    }
  }
}
