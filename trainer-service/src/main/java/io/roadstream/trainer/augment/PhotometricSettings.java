package io.roadstream.trainer.augment;

/**
 * How often light, air, lens and sensor are changed. Each number is the chance that a sample is
 * changed in that way, except for the two strengths.
 *
 * @param jitter strength of brightness, contrast, saturation and gamma; the article's is 0.5
 * @param temperature strength of warm and cold light, in the same measure
 * @param dark dusk or night: less light, more of it near the car, more noise
 * @param haze fog whose density follows the depth, from a visibility of 400 m to one of 25 m
 * @param noise of the sensor
 * @param blur out of focus, or moving
 * @param occlusion small patches without any picture, as of dirt; labels stay
 */
public record PhotometricSettings(
    double jitter,
    double temperature,
    double dark,
    double haze,
    double noise,
    double blur,
    double occlusion) {

  /** Changes nothing. */
  public static final PhotometricSettings NONE = new PhotometricSettings(0, 0, 0, 0, 0, 0, 0);

  /**
   * @throws IllegalArgumentException if a number is outside 0..1
   */
  public PhotometricSettings {
    check("jitter", jitter);
    check("temperature", temperature);
    check("dark", dark);
    check("haze", haze);
    check("noise", noise);
    check("blur", blur);
    check("occlusion", occlusion);
  }

  static void check(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must lie in 0..1, not " + value);
    }
  }
}
