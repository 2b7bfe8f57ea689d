package io.roadstream.perception.object;

import io.roadstream.perception.depth.DepthCodec;
import java.util.function.DoublePredicate;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
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
    int distinct = counts.distinct();
    int medianAt = counts.at(rank(50, counts.valid()));
    double median = metres[counts.code(medianAt)];
    IntToDoubleFunction nearer = i -> median - metres[counts.code(medianAt - i)];
    IntToDoubleFunction farther = i -> metres[counts.code(medianAt + i)] - median;
    DoublePredicate holdsHalf =
        deviation -> {
          int low = medianAt - first(medianAt + 1, i -> nearer.applyAsDouble(i) > deviation);
          int high =
              medianAt + first(distinct - medianAt, i -> farther.applyAsDouble(i) > deviation);
          return counts.upTo(high - 1) - counts.upTo(low) >= rank(50, counts.valid());
        };
    int below = first(medianAt + 1, i -> holdsHalf.test(nearer.applyAsDouble(i)));
    int above = first(distinct - medianAt, i -> holdsHalf.test(farther.applyAsDouble(i)));
    return Math.min(
        below > medianAt ? Double.MAX_VALUE : nearer.applyAsDouble(below),
        above == distinct - medianAt ? Double.MAX_VALUE : farther.applyAsDouble(above));
  }

  /** The first number from 0 on for which something holds that then holds for all; or the end. */
  private static int first(int end, IntPredicate holds) {
    int low = 0;
    int high = end;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (holds.test(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
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
    return first(
        CodeCounts.CODES,
        deviation ->
            counts.upTo(counts.below(median + deviation + 1) - 1)
                    - counts.upTo(counts.below(median - deviation) - 1)
                >= wanted);
  }

  /** Nearest rank, from 1. */
  private static int rank(int percent, int valid) {
    return (int) (((long) percent * valid + 99) / 100);
  }
}
