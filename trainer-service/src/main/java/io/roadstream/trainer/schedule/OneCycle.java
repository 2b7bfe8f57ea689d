package io.roadstream.trainer.schedule;

/**
 * The one-cycle cosine schedule: from max/25 up to max over the first part of the steps, then down
 * to almost nothing at the last. Source: Smith and Topin, "Super-Convergence", 2018, in the form of
 * PyTorch's {@code OneCycleLR}.
 *
 * @param maxRate the peak, positive
 * @param steps number of steps, at least 1
 * @param warmUp part of the steps that rise, above 0 and below 1
 */
public record OneCycle(double maxRate, int steps, double warmUp) {

  private static final double START_DIVISOR = 25;
  private static final double END_DIVISOR = 25e4;

  /**
   * @throws IllegalArgumentException if a number is not as stated
   */
  public OneCycle {
    if (!(maxRate > 0 && steps >= 1 && warmUp > 0 && warmUp < 1)) {
      throw new IllegalArgumentException(
          "a one-cycle schedule needs a rate > 0, steps >= 1 and 0 < warm-up < 1, not "
              + maxRate
              + ", "
              + steps
              + ", "
              + warmUp);
    }
  }

  /** The rate of a step, counted from 0. */
  public double rate(int step) {
    double peak = Math.max(warmUp * steps - 1, 0);
    if (step <= peak && peak > 0) {
      return cosine(maxRate / START_DIVISOR, maxRate, step / peak);
    }
    double fall = Math.max(steps - 1 - peak, 1);
    return cosine(maxRate, maxRate / END_DIVISOR, Math.min((step - peak) / fall, 1));
  }

  private static double cosine(double from, double to, double part) {
    return to + (from - to) * (1 + Math.cos(Math.PI * part)) / 2;
  }
}
