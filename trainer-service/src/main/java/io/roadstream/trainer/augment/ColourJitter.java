package io.roadstream.trainer.augment;

import java.util.SplittableRandom;

/**
 * A change of colours: a factor for each channel (brightness and colour balance), contrast around
 * the picture's mean, saturation and gamma.
 *
 * @param factors red, green, blue
 * @param contrast 1 leaves it
 * @param saturation 1 leaves it
 * @param gamma exponent; 1 leaves it
 */
record ColourJitter(double[] factors, double contrast, double saturation, double gamma) {

  private static final double BALANCE = 0.3;

  /**
   * A random change; strength 0.5 varies brightness between 0.67 and 1.5 times, strength 0 changes
   * nothing.
   *
   * @param temperature the same measure for red against blue
   */
  static ColourJitter draw(SplittableRandom random, double strength, double temperature) {
    double reach = Math.log(1 + strength);
    double brightness = reach * symmetric(random);
    double warmth = Math.log(1 + temperature) * symmetric(random) / 2;
    double[] factors = new double[3];
    for (int channel = 0; channel < 3; channel++) {
      factors[channel] =
          Math.exp(brightness + reach * BALANCE * symmetric(random) + (1 - channel) * warmth);
    }
    return new ColourJitter(
        factors,
        Math.exp(reach * symmetric(random)),
        Math.exp(reach * symmetric(random)),
        Math.exp(reach * symmetric(random)));
  }

  private static double symmetric(SplittableRandom random) {
    return 2 * random.nextDouble() - 1;
  }

  /** Changes three planes of values in 0..1 in place; the results stay in 0..1. */
  void apply(float[] planes, int cells) {
    float[] curve = new float[1025];
    for (int i = 0; i < curve.length; i++) {
      curve[i] = (float) Math.pow(i / 1024.0, gamma);
    }
    float keep = (float) saturation;
    double pivot = middle(planes);
    for (int i = 0; i < cells; i++) {
      float red = planes[i];
      float green = planes[cells + i];
      float blue = planes[2 * cells + i];
      float grey = 0.299f * red + 0.587f * green + 0.114f * blue;
      planes[i] = toned(grey + (red - grey) * keep, factors[0], pivot, curve);
      planes[cells + i] = toned(grey + (green - grey) * keep, factors[1], pivot, curve);
      planes[2 * cells + i] = toned(grey + (blue - grey) * keep, factors[2], pivot, curve);
    }
  }

  /** Contrast turns around the picture's own mean: around mid-grey, a night would become black. */
  private static double middle(float[] planes) {
    double sum = 0;
    for (float value : planes) {
      sum += value;
    }
    return sum / planes.length;
  }

  private float toned(float value, double factor, double pivot, float[] curve) {
    double changed = ((value - pivot) * contrast + pivot) * factor;
    return curve[(int) Math.round(Math.min(Math.max(changed, 0), 1) * 1024)];
  }
}
