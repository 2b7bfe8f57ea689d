package io.roadstream.perception.object;

import io.roadstream.perception.depth.DepthCodec;
import org.jspecify.annotations.Nullable;

/**
 * Exact statistics over 16-bit depth codes: since a code's depth rises with the code, percentiles
 * are found among the codes.
 *
 * <p>Used as {@link #begin}, any number of {@link #add}, {@link #finish}. Keeps its buffers (under
 * 1 MB): one thread at a time.
 */
final class CodeStatistics {

  private static final int[] PERCENTILES = {5, 25, 50, 75, 95};

  /** Scales the median deviation of a normal distribution to its standard deviation. */
  private static final double NORMAL = 1.4826;

  private static final double OUTLIER_DEVIATIONS = 3.5;
  private static final double NEVER_OUTLIER = 1.05;

  private final CodeCounts counts = new CodeCounts();
  private final ModeFinder modes = new ModeFinder();
  private final double[] percentiles = new double[PERCENTILES.length];
  private int medianAt;

  /**
   * Starts on a new object.
   *
   * @param cells how many codes will be added at most
   */
  void begin(int cells) {
    counts.begin(cells);
  }

  /** Adds {@code codes[start..end)}; code 0 is no depth and does not count. */
  void add(short[] codes, int start, int end) {
    counts.add(codes, start, end);
  }

  /** What was counted; after {@link #finish} only. */
  CodeCounts counts() {
    return counts;
  }

  /**
   * The statistics of what was added, or null where no code was valid.
   *
   * @param codec what the codes mean
   * @param cells how many codes were added
   * @param outOf how many cells there are, those included that were not added
   */
  @Nullable DepthStatistics finish(DepthCodec codec, int cells, int outOf) {
    counts.finish();
    int valid = counts.valid();
    if (valid == 0) {
      return null;
    }
    float[] metres = codec.metres();
    int last = counts.distinct() - 1;
    // Sums are of depths less the smallest, which keeps their digits.
    double origin = metres[counts.code(0)];
    double sum = 0;
    double squares = 0;
    int seen = 0;
    int next = 0;
    int nextRank = rank(PERCENTILES[0], valid);
    for (int i = 0; i <= last; i++) {
      int count = counts.count(i);
      double depth = metres[counts.code(i)];
      double beyond = depth - origin;
      sum += count * beyond;
      squares += count * (beyond * beyond);
      seen += count;
      while (seen >= nextRank) {
        if (PERCENTILES[next] == 50) {
          medianAt = i;
        }
        percentiles[next++] = depth;
        nextRank = next < PERCENTILES.length ? rank(PERCENTILES[next], valid) : Integer.MAX_VALUE;
      }
    }
    double mean = sum / valid;
    double variance = Math.max(0, squares / valid - mean * mean);
    return new DepthStatistics(
        valid,
        origin,
        percentiles[0],
        percentiles[1],
        percentiles[2],
        percentiles[3],
        percentiles[4],
        metres[counts.code(last)],
        origin + mean,
        Math.sqrt(variance),
        medianDeviation(metres),
        near(codec),
        (double) valid / cells,
        (double) cells / outOf,
        modes.find(counts, codec));
  }

  /** Walks from the median outwards, nearer deviation first, until half of the cells are seen. */
  private double medianDeviation(float[] metres) {
    double median = metres[counts.code(medianAt)];
    int wanted = rank(50, counts.valid());
    int seen = counts.count(medianAt);
    int left = medianAt - 1;
    int right = medianAt + 1;
    double deviation = 0;
    while (seen < wanted) {
      double below = left < 0 ? Double.MAX_VALUE : median - metres[counts.code(left)];
      double above =
          right == counts.distinct() ? Double.MAX_VALUE : metres[counts.code(right)] - median;
      deviation = Math.min(below, above);
      seen += below <= above ? counts.count(left--) : counts.count(right++);
    }
    return deviation;
  }

  private double near(DepthCodec codec) {
    int median = counts.code(medianAt);
    double reach =
        Math.max(
            codec.codesBetween(NEVER_OUTLIER),
            OUTLIER_DEVIATIONS * NORMAL * medianDeviationOfCodes());
    int from = 0;
    while (counts.code(from) < median - reach) {
      from++;
    }
    int to = counts.distinct() - 1;
    while (counts.code(to) > median + reach) {
      to--;
    }
    int kept = 0;
    for (int i = from; i <= to; i++) {
      kept += counts.count(i);
    }
    int wanted = rank(5, kept);
    int at = from;
    for (int seen = counts.count(at); seen < wanted; seen += counts.count(at)) {
      at++;
    }
    return codec.metres()[counts.code(at)];
  }

  /** As {@link #medianDeviation}, of codes, that is of the logarithms of depth. */
  private int medianDeviationOfCodes() {
    int median = counts.code(medianAt);
    int wanted = rank(50, counts.valid());
    int seen = counts.count(medianAt);
    int left = medianAt - 1;
    int right = medianAt + 1;
    int deviation = 0;
    while (seen < wanted) {
      int below = left < 0 ? Integer.MAX_VALUE : median - counts.code(left);
      int above = right == counts.distinct() ? Integer.MAX_VALUE : counts.code(right) - median;
      deviation = Math.min(below, above);
      seen += below <= above ? counts.count(left--) : counts.count(right++);
    }
    return deviation;
  }

  /** Nearest rank, from 1. */
  private static int rank(int percent, int valid) {
    return (int) (((long) percent * valid + 99) / 100);
  }
}
