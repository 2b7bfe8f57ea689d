package io.roadstream.trainer.augment;

import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Changes a picture as the world and the camera would, in the order in which light passes: the
 * hour, the air, dirt and focus of the lens, exposure and colour, the sensor's noise. Thread-safe.
 */
final class Photometry {

  private final PhotometricSettings settings;

  Photometry(PhotometricSettings settings) {
    this.settings = settings;
  }

  /**
   * Changes three planes of values in 0..1 in place; the results stay in 0..1.
   *
   * @param random decides which changes are made and how strong
   * @param metres true depth of each cell, infinite where unknown; asked for where it is needed
   */
  void apply(
      SplittableRandom random, float[] planes, int width, int height, Supplier<float[]> metres) {
    int cells = width * height;
    boolean dark = random.nextDouble() < settings.dark();
    boolean haze = random.nextDouble() < settings.haze();
    float[] depth = dark || haze ? metres.get() : new float[0];
    if (dark) {
      Darkness.draw(random).apply(planes, depth);
    }
    if (haze) {
      Haze.draw(random, dark).apply(planes, depth);
    }
    if (random.nextDouble() < settings.occlusion()) {
      Occlusion.apply(random, planes, width, height);
    }
    if (random.nextDouble() < settings.blur()) {
      Blur.draw(random).apply(planes, width, height);
    }
    if (settings.jitter() > 0 || settings.temperature() > 0) {
      ColourJitter.draw(random, settings.jitter(), settings.temperature()).apply(planes, cells);
    }
    if (random.nextDouble() < settings.noise()) {
      SensorNoise.draw(random, dark).apply(planes);
    }
  }
}
