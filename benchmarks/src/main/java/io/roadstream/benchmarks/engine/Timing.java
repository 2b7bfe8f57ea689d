package io.roadstream.benchmarks.engine;

import java.util.Arrays;

/**
 * Milliseconds a run.
 *
 * @param mean arithmetic mean
 * @param std standard deviation of the sample; 0 for a single run
 * @param median the middle one, or the mean of the middle two
 * @param p99 the smallest value that 99 % of the runs do not exceed
 */
public record Timing(double mean, double std, double median, double p99) {

  private static final double NANOS_PER_MILLI = 1e6;

  /**
   * @param nanos one entry a run, at least one
   */
  static Timing ofNanos(long[] nanos) {
    double[] sorted = Arrays.stream(nanos).mapToDouble(n -> n / NANOS_PER_MILLI).sorted().toArray();
    int count = sorted.length;
    double mean = Arrays.stream(sorted).average().orElseThrow();
    double squares = Arrays.stream(sorted).map(ms -> (ms - mean) * (ms - mean)).sum();
    double std = count == 1 ? 0 : Math.sqrt(squares / (count - 1));
    double median = (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
    double p99 = sorted[(int) Math.ceil(0.99 * count) - 1];
    return new Timing(mean, std, median, p99);
  }
}
