package io.roadstream.cli.adapt;

import java.util.List;

/**
 * What the exchange cost frames: those handed over from 3 s before the first result of the new
 * model until 2 s after it, against the median of the 30 s before them.
 *
 * @param usualMillis the median before
 * @param worstMillis the slowest frame around the exchange
 */
record SwapDelay(double usualMillis, double worstMillis) {

  private static final double BEFORE = 3;
  private static final double AFTER = 2;
  private static final double USUAL = 30;

  static SwapDelay of(List<Timeline.Passage> passages, double swappedAt) {
    double[] usual =
        passages.stream()
            .filter(
                each -> each.at() >= swappedAt - BEFORE - USUAL && each.at() < swappedAt - BEFORE)
            .mapToDouble(Timeline.Passage::millis)
            .sorted()
            .toArray();
    double worst =
        passages.stream()
            .filter(each -> each.at() >= swappedAt - BEFORE && each.at() <= swappedAt + AFTER)
            .mapToDouble(Timeline.Passage::millis)
            .max()
            .orElse(Double.NaN);
    return new SwapDelay(usual.length == 0 ? Double.NaN : usual[usual.length / 2], worst);
  }

  /** Milliseconds that the slowest frame took longer than usual. */
  double extraMillis() {
    return Math.max(0, worstMillis - usualMillis);
  }
}
