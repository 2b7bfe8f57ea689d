package io.roadstream.cli.demo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Times by stage, in milliseconds, with their percentiles (nearest rank). Thread-safe. */
final class Latencies {

  private final Map<String, List<Double>> byStage = new LinkedHashMap<>();

  synchronized void add(String stage, double milliseconds) {
    byStage.computeIfAbsent(stage, name -> new ArrayList<>()).add(milliseconds);
  }

  /** p50, p95 and p99 of a stage, rounded to a hundredth; zeros where nothing was measured. */
  synchronized Map<String, Double> percentiles(String stage) {
    List<Double> values = byStage.getOrDefault(stage, List.of());
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    Map<String, Double> percentiles = new LinkedHashMap<>();
    percentiles.put("p50", percentile(sorted, 50));
    percentiles.put("p95", percentile(sorted, 95));
    percentiles.put("p99", percentile(sorted, 99));
    return percentiles;
  }

  private static double percentile(double[] sorted, int percent) {
    if (sorted.length == 0) {
      return 0;
    }
    int rank = (int) Math.ceil(percent / 100.0 * sorted.length);
    return Math.round(sorted[Math.max(0, rank - 1)] * 100) / 100.0;
  }
}
