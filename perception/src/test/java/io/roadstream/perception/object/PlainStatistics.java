package io.roadstream.perception.object;

import io.roadstream.perception.depth.DepthCodec;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Depth statistics the plain way, value by value: the reference for the quick ones. */
final class PlainStatistics {

  private PlainStatistics() {}

  /** All but the modes, which are null. */
  static @Nullable DepthStatistics of(
      List<Integer> cells, short[] codes, DepthCodec codec, int outOf) {
    int[] valid = cells.stream().mapToInt(c -> codes[c] & 0xFFFF).filter(c -> c > 0).toArray();
    if (valid.length == 0) {
      return null;
    }
    double[] metres =
        Arrays.stream(valid).mapToDouble(c -> codec.metres((short) c)).sorted().toArray();
    double mean = Arrays.stream(metres).average().orElseThrow();
    double variance =
        Arrays.stream(metres).map(value -> (value - mean) * (value - mean)).average().orElseThrow();
    double median = nearestRank(metres, 0.5);
    double[] deviations =
        Arrays.stream(metres).map(value -> Math.abs(value - median)).sorted().toArray();
    return new DepthStatistics(
        metres.length,
        metres[0],
        nearestRank(metres, 0.05),
        nearestRank(metres, 0.25),
        median,
        nearestRank(metres, 0.75),
        nearestRank(metres, 0.95),
        metres[metres.length - 1],
        mean,
        Math.sqrt(variance),
        nearestRank(deviations, 0.5),
        near(valid, codec),
        (double) metres.length / cells.size(),
        (double) cells.size() / outOf,
        null);
  }

  private static double near(int[] valid, DepthCodec codec) {
    double[] sorted = Arrays.stream(valid).asDoubleStream().sorted().toArray();
    double median = nearestRank(sorted, 0.5);
    double[] deviations =
        Arrays.stream(sorted).map(value -> Math.abs(value - median)).sorted().toArray();
    double reach = Math.max(codec.codesBetween(1.05), 3.5 * 1.4826 * nearestRank(deviations, 0.5));
    double[] kept =
        Arrays.stream(sorted).filter(value -> Math.abs(value - median) <= reach).toArray();
    return codec.metres((short) (int) nearestRank(kept, 0.05));
  }

  static double nearestRank(double[] sorted, double share) {
    // A hair less, since 0.95 * 20 must be 19 and not 19.000000000000004.
    return sorted[Math.max(0, (int) Math.ceil(share * sorted.length - 1e-9) - 1)];
  }
}
