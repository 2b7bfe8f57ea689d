package io.roadstream.trainer.augment;

import java.util.SplittableRandom;

/**
 * Fog by Koschmieder's law: of a surface at distance d the share exp(-d / length) is seen, the rest
 * is the air's own light. What has no depth lies behind all the air.
 *
 * @param length metres after which 1/e is left
 * @param air the air's light in each channel
 */
record Haze(double length, float[] air) {

  /** A surface is seen at 5 % contrast at this many lengths: the visibility. */
  private static final double LENGTHS_OF_VISIBILITY = 3;

  private static final double LEAST_VISIBILITY = 25;
  private static final double MOST_VISIBILITY = 400;

  static Haze draw(SplittableRandom random, boolean dark) {
    double visibility =
        LEAST_VISIBILITY
            * Math.exp(random.nextDouble() * Math.log(MOST_VISIBILITY / LEAST_VISIBILITY));
    double light = (dark ? 0.1 : 0.55) + (dark ? 0.2 : 0.4) * random.nextDouble();
    double tint = 0.06 * (2 * random.nextDouble() - 1);
    return new Haze(
        visibility / LENGTHS_OF_VISIBILITY,
        new float[] {(float) (light * (1 + tint)), (float) light, (float) (light * (1 - tint))});
  }

  void apply(float[] planes, float[] metres) {
    int cells = metres.length;
    for (int i = 0; i < cells; i++) {
      float seen = (float) Math.exp(-metres[i] / length);
      for (int channel = 0; channel < 3; channel++) {
        int at = channel * cells + i;
        planes[at] = Math.min(planes[at] * seen + air[channel] * (1 - seen), 1);
      }
    }
  }
}
