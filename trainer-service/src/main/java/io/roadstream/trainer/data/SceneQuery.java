package io.roadstream.trainer.data;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which scene frames: {@code synthetic:train?seed=1&scenes=400&frames=4}.
 *
 * @param split before the question mark
 * @param seed base of the scenes' seeds
 * @param scenes number of scenes
 * @param frames frames of each scene
 * @param interval frames between two that are taken, at the scene's rate
 * @param width of the rendered frame, pixels
 * @param height of the rendered frame, pixels
 */
public record SceneQuery(
    Split split, long seed, int scenes, int frames, int interval, int width, int height)
    implements DataQuery {

  private static final Map<String, Integer> DEFAULTS = defaults();

  /**
   * @throws IllegalArgumentException if a number is not positive
   */
  public SceneQuery {
    if (scenes < 1 || frames < 1 || interval < 1) {
      throw new IllegalArgumentException(
          "scenes, frames and interval must be at least 1, not "
              + scenes
              + ", "
              + frames
              + " and "
              + interval);
    }
  }

  private static Map<String, Integer> defaults() {
    Map<String, Integer> defaults = new LinkedHashMap<>();
    defaults.put("seed", 1);
    defaults.put("scenes", 100);
    defaults.put("frames", 1);
    defaults.put("interval", 25);
    defaults.put("width", 1024);
    defaults.put("height", 512);
    return defaults;
  }

  /**
   * Reads the URI's form.
   *
   * @throws IllegalArgumentException if the scheme, the split, a name or a number is wrong
   */
  public static SceneQuery parse(String uri) {
    URI parsed = URI.create(uri);
    if (!"synthetic".equals(parsed.getScheme())) {
      throw new IllegalArgumentException(
          "'" + uri + "' is no scene data; write synthetic:train?scenes=400&frames=4");
    }
    String[] parts = parsed.getSchemeSpecificPart().split("\\?", 2);
    Map<String, Integer> values = new LinkedHashMap<>(DEFAULTS);
    if (parts.length == 2) {
      for (String setting : parts[1].split("&", -1)) {
        String[] pair = setting.split("=", 2);
        if (pair.length != 2 || !values.containsKey(pair[0])) {
          throw new IllegalArgumentException(
              "'" + setting + "' in '" + uri + "' is none of " + DEFAULTS.keySet());
        }
        values.put(pair[0], number(pair[1], uri));
      }
    }
    return new SceneQuery(
        Split.of(parts[0]),
        values.get("seed"),
        values.get("scenes"),
        values.get("frames"),
        values.get("interval"),
        values.get("width"),
        values.get("height"));
  }

  private static int number(String text, String uri) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' in '" + uri + "' is no whole number", e);
    }
  }

  @Override
  public SampleSource open(GridSampler sampler) {
    return new SceneSource(this, sampler);
  }

  @Override
  public boolean overlaps(DataQuery other) {
    return other instanceof SceneQuery scenes && scenes.split == split;
  }

  /** Number of samples. */
  public int size() {
    return Math.multiplyExact(scenes, frames);
  }

  @Override
  public String toString() {
    return "synthetic:"
        + split
        + "?seed="
        + seed
        + "&scenes="
        + scenes
        + "&frames="
        + frames
        + "&interval="
        + interval
        + "&width="
        + width
        + "&height="
        + height;
  }
}
