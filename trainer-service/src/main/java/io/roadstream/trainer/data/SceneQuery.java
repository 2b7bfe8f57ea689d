package io.roadstream.trainer.data;

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

  private static final String SCHEME = "synthetic:";
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
    if (!uri.startsWith(SCHEME)) {
      throw new IllegalArgumentException(
          "'" + uri + "' is no scene data; write synthetic:train?scenes=400&frames=4");
    }
    QueryText text = QueryText.parse(uri, SCHEME, DEFAULTS.keySet());
    Map<String, Integer> values = new LinkedHashMap<>(DEFAULTS);
    text.settings().forEach((name, value) -> values.put(name, number(value, uri)));
    return new SceneQuery(
        Split.of(text.place()),
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
    return SCHEME
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
