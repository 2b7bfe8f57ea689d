package io.roadstream.cli.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Durations in the order of their length; nearest-rank percentiles in milliseconds. */
final class Percentiles {

  private final long[] sortedNanos;

  /** Takes a copy of {@code nanos}. */
  Percentiles(long[] nanos) {
    sortedNanos = nanos.clone();
    Arrays.sort(sortedNanos);
  }

  int count() {
    return sortedNanos.length;
  }

  /**
   * Returns the smallest duration that at least {@code share} of all do not exceed, in
   * milliseconds, or NaN if there is none at all.
   *
   * @param share above 0, at most 1
   */
  double millis(double share) {
    if (sortedNanos.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(share * sortedNanos.length);
    return sortedNanos[Math.max(1, rank) - 1] / 1e6;
  }

  Map<String, Double> summary() {
    Map<String, Double> summary = new LinkedHashMap<>();
    summary.put("p50", millis(0.50));
    summary.put("p95", millis(0.95));
    summary.put("p99", millis(0.99));
    return summary;
  }
}
