package io.roadstream.cli;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Nearest-rank percentiles of measurements. Immutable. */
public final class Percentiles {

  /** What a share times a number may be off by, such as 0.07 x 100. */
  private static final double ROUNDING = 1e-9;

  private final double[] sorted;

  private Percentiles(double[] sorted) {
    this.sorted = sorted;
  }

  /** Takes the values as they are now. */
  public static Percentiles of(Collection<Double> values) {
    return new Percentiles(values.stream().mapToDouble(Double::doubleValue).sorted().toArray());
  }

  /**
   * The smallest value that at least {@code share} of all do not exceed, or NaN if there is none at
   * all.
   *
   * @param share above 0, at most 1
   */
  public double at(double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(share * sorted.length - ROUNDING);
    return sorted[Math.max(1, rank) - 1];
  }

  /** {@code p50}, {@code p95} and {@code p99}. */
  public Map<String, Double> summary() {
    Map<String, Double> summary = new LinkedHashMap<>();
    summary.put("p50", at(0.50));
    summary.put("p95", at(0.95));
    summary.put("p99", at(0.99));
    return summary;
  }
}
