package io.roadstream.scene;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What a scene is rendered from: the seed decides everything that is not set here. Immutable.
 *
 * @param seed any number; different seeds give different streets, cameras and weathers
 * @param width of the image, pixels
 * @param height of the image, pixels
 * @param fps frames a second of scene time
 * @param rightView whether the right image of the stereo pair is rendered too
 * @param threads that render; the result does not depend on it
 * @param style the city and its cameras
 * @param weather fixed weather, or drawn from the style
 */
public record SceneSettings(
    long seed,
    int width,
    int height,
    double fps,
    boolean rightView,
    int threads,
    CityStyle style,
    Optional<Weather> weather) {

  /** Checks the values. */
  public SceneSettings {
    check(width >= 32 && width <= 8192, "width", width, "32..8192 pixels");
    check(height >= 32 && height <= 8192, "height", height, "32..8192 pixels");
    check(fps > 0 && fps <= 1000, "fps", fps, "above 0 and at most 1000");
    check(threads >= 1 && threads <= 256, "threads", threads, "1..256");
    requireNonNull(style, "style is null");
    requireNonNull(weather, "weather is null");
  }

  private static void check(boolean ok, String name, Object value, String allowed) {
    if (!ok) {
      throw new IllegalArgumentException(
          "Scene setting " + name + " is " + value + ", but must be " + allowed);
    }
  }

  /**
   * Returns a builder with the defaults: 1024x512, 17 frames a second, left view only, one thread a
   * processor.
   */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects settings. */
  public static final class Builder {
    private long seed;
    private int width = 1024;
    private int height = 512;
    private double fps = 17;
    private boolean rightView;
    private int threads = Math.max(1, Math.min(256, Runtime.getRuntime().availableProcessors()));
    private CityStyle style = CityStyle.temperate();
    private Optional<Weather> weather = Optional.empty();

    private Builder() {}

    /** Sets the seed. */
    public Builder setSeed(long value) {
      seed = value;
      return this;
    }

    /** Sets the image's size in pixels. */
    public Builder optSize(int newWidth, int newHeight) {
      width = newWidth;
      height = newHeight;
      return this;
    }

    /** Sets the frame rate of scene time. */
    public Builder optFps(double value) {
      fps = value;
      return this;
    }

    /** Asks for the right image too. */
    public Builder optRightView(boolean value) {
      rightView = value;
      return this;
    }

    /** Sets the number of rendering threads. */
    public Builder optThreads(int value) {
      threads = value;
      return this;
    }

    /** Sets the city and its cameras. */
    public Builder optStyle(CityStyle value) {
      style = requireNonNull(value, "style is null");
      return this;
    }

    /** Fixes the weather, which is otherwise drawn from the style. */
    public Builder optWeather(Weather value) {
      weather = Optional.of(value);
      return this;
    }

    /** Returns the checked settings. */
    public SceneSettings build() {
      return new SceneSettings(seed, width, height, fps, rightView, threads, style, weather);
    }
  }
}
