package io.roadstream.perception.object;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Exact statistics over 16-bit depth codes. Since a code's depth rises with the code, percentiles
 * are found among the codes: few by sorting them, many by a histogram of all 65,536.
 *
 * <p>Used as {@link #begin}, any number of {@link #add}, {@link #finish}. Keeps its buffers (under
 * 300 kB): one thread at a time.
 */
final class CodeStatistics {

  private static final int CODES = 65_536;

  /** Above this, counting is quicker than sorting. */
  private static final int SORT_LIMIT = 512;

  private static final int[] PERCENTILES = {5, 25, 50, 75, 95};

  private final char[] few = new char[SORT_LIMIT];
  private final int[] histogram = new int[CODES];
  private final double[] percentiles = new double[PERCENTILES.length];
  private boolean counting;
  private int valid;
  private int lowest;
  private int highest;

  /**
   * Starts on a new object.
   *
   * @param pixels how many codes will be added at most
   */
  void begin(int pixels) {
    counting = pixels > SORT_LIMIT;
    valid = 0;
    lowest = CODES;
    highest = 0;
  }

  /** Adds {@code codes[start..end)}; code 0 is no depth and does not count. */
  void add(short[] codes, int start, int end) {
    if (counting) {
      count(codes, start, end);
    } else {
      collect(codes, start, end);
    }
  }

  /**
   * The statistics of what was added, or null where no code was valid.
   *
   * @param metres depth of every code
   */
  @Nullable DepthStatistics finish(float[] metres) {
    if (valid == 0) {
      return null;
    }
    return counting ? fromHistogram(metres) : fromSorted(metres);
  }

  private void collect(short[] codes, int start, int end) {
    for (int i = start; i < end; i++) {
      if (codes[i] != 0) {
        few[valid++] = (char) codes[i];
      }
    }
  }

  private void count(short[] codes, int start, int end) {
    int low = lowest;
    int high = highest;
    int invalid = 0;
    for (int i = start; i < end; i++) {
      int code = codes[i] & 0xFFFF;
      histogram[code]++;
      high = Math.max(high, code);
      // Code 0 becomes 65,536 here, so that it never is the lowest.
      low = Math.min(low, ((code - 1) & 0xFFFF) + 1);
      invalid += code == 0 ? 1 : 0;
    }
    histogram[0] = 0;
    lowest = low;
    highest = high;
    valid += end - start - invalid;
  }

  private DepthStatistics fromSorted(float[] metres) {
    Arrays.sort(few, 0, valid);
    double origin = metres[few[0]];
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < valid; i++) {
      double beyond = metres[few[i]] - origin;
      sum += beyond;
      squares += beyond * beyond;
    }
    for (int i = 0; i < PERCENTILES.length; i++) {
      percentiles[i] = metres[few[rank(PERCENTILES[i]) - 1]];
    }
    return statistics(origin, metres[few[valid - 1]], sum, squares);
  }

  private DepthStatistics fromHistogram(float[] metres) {
    double origin = metres[lowest];
    double sum = 0;
    double squares = 0;
    int seen = 0;
    int next = 0;
    int nextRank = rank(PERCENTILES[0]);
    for (int code = lowest; code <= highest; code++) {
      int count = histogram[code];
      if (count == 0) {
        continue;
      }
      histogram[code] = 0;
      double beyond = metres[code] - origin;
      sum += count * beyond;
      squares += count * (beyond * beyond);
      seen += count;
      while (seen >= nextRank) {
        percentiles[next++] = metres[code];
        nextRank = next < PERCENTILES.length ? rank(PERCENTILES[next]) : Integer.MAX_VALUE;
      }
    }
    return statistics(origin, metres[highest], sum, squares);
  }

  /** Sums are of depths less the smallest, which keeps their digits. */
  private DepthStatistics statistics(double min, double max, double sum, double squares) {
    double mean = sum / valid;
    double variance = Math.max(0, squares / valid - mean * mean);
    return new DepthStatistics(
        valid,
        min,
        percentiles[0],
        percentiles[1],
        percentiles[2],
        percentiles[3],
        percentiles[4],
        max,
        min + mean,
        Math.sqrt(variance));
  }

  /** Nearest rank, from 1. */
  private int rank(int percent) {
    return (int) (((long) percent * valid + 99) / 100);
  }
}
