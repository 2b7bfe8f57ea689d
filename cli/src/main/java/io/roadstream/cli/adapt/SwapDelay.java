package io.roadstream.cli.adapt;

import io.roadstream.cli.Percentiles;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the exchange cost frames: the slowest of those handed over from 3 s before the first result
 * of the new model until 2 s after it, against the slowest of each 5 s before them. Some frame of
 * every 5 s is slower than most, exchange or not.
 *
 * @param usualMillis median of the slowest frames of the six times 5 s before; not a number if
 *     there were no frames
 * @param worstMillis the slowest frame around the exchange
 */
record SwapDelay(double usualMillis, double worstMillis) {

  private static final double BEFORE = 3;
  private static final double AFTER = 2;
  private static final int SPANS = 6;

  static SwapDelay of(List<Timeline.Passage> passages, double swappedAt) {
    double from = swappedAt - BEFORE;
    List<Double> before =
        IntStream.rangeClosed(1, SPANS)
            .mapToObj(span -> slowest(passages, from - span * (BEFORE + AFTER)))
            .filter(Double::isFinite)
            .toList();
    return new SwapDelay(Percentiles.of(before).at(0.5), slowest(passages, from));
  }

  private static double slowest(List<Timeline.Passage> passages, double from) {
    return passages.stream()
        .filter(each -> each.at() >= from && each.at() < from + BEFORE + AFTER)
        .mapToDouble(Timeline.Passage::millis)
        .max()
        .orElse(Double.NaN);
  }

  /** Milliseconds that the slowest frame took longer than is usual for the slowest. */
  double extraMillis() {
    return Math.max(0, worstMillis - usualMillis);
  }
}
