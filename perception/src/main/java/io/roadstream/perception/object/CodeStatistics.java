package io.roadstream.perception.object;

import io.roadstream.perception.depth.DepthCodec;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Exact statistics over 16-bit depth codes: since a code's depth rises with the code, percentiles
 * are found among the codes.
 *
 * <p>Used as {@link #begin}, any number of {@link #add}, {@link #finish}. Keeps its buffers (under
 * 400 kB): one thread at a time.
 */
final class CodeStatistics {

  /** Scales the median deviation of a normal distribution to its standard deviation. */
  private static final double NORMAL = 1.4826;

  private static final double OUTLIER_DEVIATIONS = 3.5;
  private static final double NEVER_OUTLIER = 1.05;

  private final CodeCounts counts = new CodeCounts();
  private final ModeFinder modes = new ModeFinder();

  /** Starts on a new object. */
  void begin() {
    counts.begin();
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
    CodeCounts.Moments moments = counts.moments(codec);
    return new DepthStatistics(
        valid,
        metres[counts.smallest()],
        percentile(5, metres),
        percentile(25, metres),
        percentile(50, metres),
        percentile(75, metres),
        percentile(95, metres),
        metres[counts.largest()],
        moments.mean(),
        Math.sqrt(moments.variance()),
        medianDeviation(code -> metres[code]),
        near(codec),
        (double) valid / cells,
        (double) cells / outOf,
        modes.find(counts, codec));
  }

  private double percentile(int percent, float[] metres) {
    return metres[counts.at(rank(percent, counts.valid()))];
  }

  /**
   * The median of the deviations from the median. Those of the codes below it and of those above it
   * are two rising rows; bisection finds how many of the smaller half are from the first.
   *
   * @param value what is measured of a code; rises with it
   */
  private double medianDeviation(IntToDoubleFunction value) {
    int half = rank(50, counts.valid());
    double median = value.applyAsDouble(counts.at(half));
    IntToDoubleFunction below = i -> median - value.applyAsDouble(counts.at(half - i));
    IntToDoubleFunction above = i -> value.applyAsDouble(counts.at(half + 1 + i)) - median;
    int fromBelow = 2 * half - counts.valid();
    int end = half;
    while (fromBelow < end) {
      int middle = (fromBelow + end) >>> 1;
      if (below.applyAsDouble(middle) >= above.applyAsDouble(half - middle - 1)) {
        end = middle;
      } else {
        fromBelow = middle + 1;
      }
    }
    return Math.max(
        fromBelow > 0 ? below.applyAsDouble(fromBelow - 1) : 0,
        fromBelow < half ? above.applyAsDouble(half - fromBelow - 1) : 0);
  }

  private double near(DepthCodec codec) {
    int median = counts.at(rank(50, counts.valid()));
    // Of codes, that is of the logarithms of depth.
    double deviation = NORMAL * medianDeviation(code -> code);
    double reach = Math.max(codec.codesBetween(NEVER_OUTLIER), OUTLIER_DEVIATIONS * deviation);
    int before = counts.upTo((int) Math.ceil(median - reach) - 1);
    int kept = counts.upTo((int) Math.floor(median + reach)) - before;
    return codec.metres()[counts.at(before + rank(5, kept))];
  }

  /** Nearest rank, from 1. */
  private static int rank(int percent, int valid) {
    return (int) (((long) percent * valid + 99) / 100);
  }
}
