package io.roadstream.trainer.data;

import io.roadstream.scene.CityStyle;
import io.roadstream.scene.SceneSettings;
import io.roadstream.scene.Weather;
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
 * @param style name of the city
 * @param weather name of the weather of all scenes, or {@code any}
 */
public record SceneQuery(
    Split split,
    long seed,
    int scenes,
    int frames,
    int interval,
    int width,
    int height,
    String style,
    String weather)
    implements DataQuery {

  private static final String SCHEME = "synthetic:";
  private static final String STYLE = "style";
  private static final String WEATHER = "weather";
  private static final String ANY = "any";
  private static final Map<String, String> DEFAULTS = defaults();

  /**
   * @throws IllegalArgumentException if a number is not positive, or there is no such style or
   *     weather
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
    CityStyle.named(style);
    if (!weather.equals(ANY)) {
      Weather.named(weather);
    }
  }

  /** How one of the scenes is rendered, on one thread. */
  public SceneSettings.Builder settings(long sceneSeed) {
    SceneSettings.Builder settings =
        SceneSettings.builder()
            .setSeed(sceneSeed)
            .optSize(width, height)
            .optThreads(1)
            .optStyle(CityStyle.named(style));
    return weather.equals(ANY) ? settings : settings.optWeather(Weather.named(weather));
  }

  private static Map<String, String> defaults() {
    Map<String, String> defaults = new LinkedHashMap<>();
    defaults.put("seed", "1");
    defaults.put("scenes", "100");
    defaults.put("frames", "1");
    defaults.put("interval", "25");
    defaults.put("width", "1024");
    defaults.put("height", "512");
    defaults.put(STYLE, "temperate");
    defaults.put(WEATHER, ANY);
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
    Map<String, String> values = new LinkedHashMap<>(DEFAULTS);
    values.putAll(text.settings());
    return new SceneQuery(
        Split.of(text.place()),
        number(values, "seed", uri),
        number(values, "scenes", uri),
        number(values, "frames", uri),
        number(values, "interval", uri),
        number(values, "width", uri),
        number(values, "height", uri),
        values.get(STYLE),
        values.get(WEATHER));
  }

  private static int number(Map<String, String> values, String name, String uri) {
    String text = values.get(name);
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
        + height
        + "&style="
        + style
        + (weather.equals(ANY) ? "" : "&weather=" + weather);
  }
}
