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

  /** Scales the median deviation of a normal distribution to its standard deviation. */
  private static final double NORMAL = 1.4826;

  private static final double OUTLIER_DEVIATIONS = 3.5;
  private static final double NEVER_OUTLIER = 1.05;

  private final CodeCounts counts = new CodeCounts();
  private final ModeFinder modes = new ModeFinder();

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
    for (int i = 0; i <= last; i++) {
      int count = counts.count(i);
      double beyond = metres[counts.code(i)] - origin;
      sum += count * beyond;
      squares += count * (beyond * beyond);
    }
    double mean = sum / valid;
    double variance = Math.max(0, squares / valid - mean * mean);
    return new DepthStatistics(
        valid,
        origin,
        percentile(5, metres),
        percentile(25, metres),
        percentile(50, metres),
        percentile(75, metres),
        percentile(95, metres),
        metres[counts.code(last)],
        origin + mean,
        Math.sqrt(variance),
        medianDeviation(metres),
        near(codec),
        (double) valid / cells,
        (double) cells / outOf,
        modes.find(counts, codec));
  }

  private double percentile(int percent, float[] metres) {
    return metres[counts.code(counts.at(rank(percent, counts.valid())))];
  }

  /** The smallest deviation from the median within which half of the depths lie. */
  private double medianDeviation(float[] metres) {
    int medianAt = counts.at(rank(50, counts.valid()));
    double median = metres[counts.code(medianAt)];
    // The farther out, the more lies within: halve each side until its first that suffices.
    int low = -1;
    for (int step = highestBit(medianAt + 1); step > 0; step >>= 1) {
      int next = low + step;
      if (next <= medianAt && holdsHalf(median - metres[counts.code(next)], medianAt, metres)) {
        low = next;
      }
    }
    int high = counts.distinct();
    for (int step = highestBit(counts.distinct() - medianAt); step > 0; step >>= 1) {
      int next = high - step;
      if (next >= medianAt && holdsHalf(metres[counts.code(next)] - median, medianAt, metres)) {
        high = next;
      }
    }
    double below = low < 0 ? Double.MAX_VALUE : median - metres[counts.code(low)];
    double above =
        high == counts.distinct() ? Double.MAX_VALUE : metres[counts.code(high)] - median;
    return Math.min(below, above);
  }

  private boolean holdsHalf(double deviation, int medianAt, float[] metres) {
    double median = metres[counts.code(medianAt)];
    int low = medianAt;
    for (int step = highestBit(medianAt); step > 0; step >>= 1) {
      int next = low - step;
      if (next >= 0 && median - metres[counts.code(next)] <= deviation) {
        low = next;
      }
    }
    int high = medianAt;
    for (int step = highestBit(counts.distinct() - medianAt); step > 0; step >>= 1) {
      int next = high + step;
      if (next < counts.distinct() && metres[counts.code(next)] - median <= deviation) {
        high = next;
      }
    }
    return counts.upTo(high) - counts.upTo(low - 1) >= rank(50, counts.valid());
  }

  private static int highestBit(int value) {
    return Integer.highestOneBit(value);
  }

  private double near(DepthCodec codec) {
    int median = counts.code(counts.at(rank(50, counts.valid())));
    double reach =
        Math.max(
            codec.codesBetween(NEVER_OUTLIER),
            OUTLIER_DEVIATIONS * NORMAL * medianDeviationOfCodes(median));
    int before = counts.upTo(counts.below((int) Math.ceil(median - reach)) - 1);
    int kept = counts.upTo(counts.below((int) Math.floor(median + reach) + 1) - 1) - before;
    return codec.metres()[counts.code(counts.at(before + rank(5, kept)))];
  }

  /** As {@link #medianDeviation}, of codes, that is of the logarithms of depth. */
  private int medianDeviationOfCodes(int median) {
    int wanted = rank(50, counts.valid());
    int tooSmall = -1;
    int enough = CodeCounts.CODES;
    while (enough - tooSmall > 1) {
      int middle = (tooSmall + enough) >>> 1;
      int within =
          counts.upTo(counts.below(median + middle + 1) - 1)
              - counts.upTo(counts.below(median - middle) - 1);
      if (within >= wanted) {
        enough = middle;
      } else {
        tooSmall = middle;
      }
    }
    return enough;
  }

  /** Nearest rank, from 1. */
  private static int rank(int percent, int valid) {
    return (int) (((long) percent * valid + 99) / 100);
  }
}
