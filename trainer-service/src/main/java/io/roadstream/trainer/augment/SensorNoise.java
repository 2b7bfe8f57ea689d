package io.roadstream.trainer.augment;

import java.util.SplittableRandom;

/**
 * Noise of a sensor: some everywhere, some that grows with the root of the light. Each value's
 * noise is the sum of four even draws, near enough a normal one.
 *
 * @param seed of the noise
 * @param floor standard deviation in the dark, of values in 0..1
 * @param shot what full light adds to it
 */
record SensorNoise(long seed, double floor, double shot) {

  /** Standard deviation of the sum of four draws from -0.5..0.5. */
  private static final double SUM_DEVIATION = Math.sqrt(4 / 12.0);

  static SensorNoise draw(SplittableRandom random, boolean dark) {
    double gain = dark ? 2 : 1;
    return new SensorNoise(
        random.nextLong(), gain * 0.02 * random.nextDouble(), gain * 0.03 * random.nextDouble());
  }

  void apply(float[] planes) {
    long state = seed | 1;
    for (int i = 0; i < planes.length; i++) {
      // Marsaglia's xorshift, 64 bits; sixteen of them for each draw.
      state ^= state << 13;
      state ^= state >>> 7;
      state ^= state << 17;
      double sum =
          ((state & 0xFFFF) + (state >>> 16 & 0xFFFF) + (state >>> 32 & 0xFFFF) + (state >>> 48))
                  / 65536.0
              - 2;
      double deviation = floor + shot * Math.sqrt(planes[i]);
      double value = planes[i] + sum / SUM_DEVIATION * deviation;
      planes[i] = (float) Math.min(Math.max(value, 0), 1);
    }
  }
}
