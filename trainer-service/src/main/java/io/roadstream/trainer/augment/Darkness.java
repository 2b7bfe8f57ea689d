package io.roadstream.trainer.augment;

import java.util.SplittableRandom;

/**
 * Dusk or night: less light from the sky, a cast of blue or of street lamps' orange, and what is
 * near lit by the headlamps.
 *
 * @param light share of the day's light that is left
 * @param gamma above 1 darkens the dark parts further
 * @param cast factor of each channel
 * @param lamps light of the headlamps at the bumper, as a share of the day's
 */
record Darkness(double light, double gamma, double[] cast, double lamps) {

  private static final double REACH_METRES = 14;

  static Darkness draw(SplittableRandom random) {
    double light = 0.18 * Math.exp(random.nextDouble() * Math.log(3.5));
    double tint = 0.25 * (2 * random.nextDouble() - 1);
    return new Darkness(
        light,
        1 + 0.4 * random.nextDouble(),
        new double[] {1 + tint, 1, 1 - tint},
        light < 0.35 ? 0.6 * random.nextDouble() : 0);
  }

  void apply(float[] planes, float[] metres) {
    int cells = metres.length;
    float[] curve = new float[1025];
    for (int i = 0; i < curve.length; i++) {
      curve[i] = (float) Math.pow(i / 1024.0, gamma);
    }
    for (int i = 0; i < cells; i++) {
      double lit = light + (lamps > 0 ? lamps * Math.exp(-metres[i] / REACH_METRES) : 0);
      for (int channel = 0; channel < 3; channel++) {
        int at = channel * cells + i;
        planes[at] =
            (float) Math.min(curve[Math.round(planes[at] * 1024)] * lit * cast[channel], 1);
      }
    }
  }
}
