package io.roadstream.perception.object;

import io.roadstream.perception.depth.DepthCodec;
import java.util.Arrays;

/**
 * A histogram of all 65,536 depth codes. Codes rise as their depths do, so ranks among codes are
 * ranks among depths; how many codes lie below another is summed up block by block, and no list of
 * those that occur is needed.
 *
 * <p>Used as {@link #begin}, any number of {@link #add}, {@link #finish}, then read. Keeps its
 * buffers (under 300 kB): one thread at a time.
 */
final class CodeCounts {

  /** How many codes there are. */
  static final int CODES = 65_536;

  private static final int BLOCK_SHIFT = 6;
  private static final int BLOCK = 1 << BLOCK_SHIFT;
  private static final int LAST_CODE = CODES - 1;

  private final int[] histogram = new int[CODES];

  /** How many codes lie before each block; right from the first block that is used to the last. */
  private final int[] before = new int[(CODES >> BLOCK_SHIFT) + 1];

  private int added;
  private int valid;
  private int smallest;
  private int largest;

  /** Starts anew. */
  void begin() {
    if (smallest <= largest) {
      Arrays.fill(histogram, smallest, largest + 1, 0);
    }
    histogram[0] = 0;
    added = 0;
    smallest = LAST_CODE;
    largest = 0;
  }

  /** Adds {@code codes[start..end)}; code 0 is no depth and does not count. */
  void add(short[] codes, int start, int end) {
    int low = smallest;
    int high = largest;
    for (int i = start; i < end; i++) {
      int code = codes[i] & 0xFFFF;
      histogram[code]++;
      high = Math.max(high, code);
      // Code 0 becomes the largest, which changes nothing.
      low = Math.min(low, (code - 1) & 0xFFFF);
    }
    smallest = low;
    largest = high;
    added += end - start;
  }

  /** Ends the adding; what follows may be asked from here on. */
  void finish() {
    valid = added - histogram[0];
    histogram[0] = 0;
    // Kept less one until here, so that code 0 could be passed over.
    smallest = valid == 0 ? LAST_CODE : smallest + 1;
    int sum = 0;
    for (int block = smallest >> BLOCK_SHIFT; block <= largest >> BLOCK_SHIFT; block++) {
      before[block] = sum;
      int end = (block + 1) << BLOCK_SHIFT;
      for (int code = end - BLOCK; code < end; code++) {
        sum += histogram[code];
      }
      before[block + 1] = sum;
    }
  }

  /** How many valid codes were added. The questions below may be asked if there is one. */
  int valid() {
    return valid;
  }

  /** The smallest code. */
  int smallest() {
    return smallest;
  }

  /** The largest code. */
  int largest() {
    return largest;
  }

  /** How many codes are that one or smaller; it may be any number. */
  int upTo(int code) {
    if (code < smallest) {
      return 0;
    }
    if (code >= largest) {
      return valid;
    }
    int block = code >> BLOCK_SHIFT;
    int sum = before[block];
    for (int i = block << BLOCK_SHIFT; i <= code; i++) {
      sum += histogram[i];
    }
    return sum;
  }

  /**
   * The code of a rank.
   *
   * @param rank from 1 for the smallest code that was added, up to {@link #valid}
   */
  int at(int rank) {
    int low = smallest >> BLOCK_SHIFT;
    int high = largest >> BLOCK_SHIFT;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (before[middle] < rank) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    int code = low << BLOCK_SHIFT;
    int left = rank - before[low] - histogram[code];
    while (left > 0) {
      left -= histogram[++code];
    }
    return code;
  }

  /** Mean and variance of the depths, metres and square metres. */
  Moments moments(DepthCodec codec) {
    float[] metres = codec.metres();
    // Sums are of depths less the smallest, which keeps their digits.
    double origin = metres[smallest];
    double even = 0;
    double odd = 0;
    double evenSquares = 0;
    double oddSquares = 0;
    for (int block = smallest >> BLOCK_SHIFT; block <= largest >> BLOCK_SHIFT; block++) {
      if (before[block] == before[block + 1]) {
        continue;
      }
      int end = (block + 1) << BLOCK_SHIFT;
      // Two sums in turn: one would wait for each addition.
      for (int code = end - BLOCK; code < end; code += 2) {
        double beyond = metres[code] - origin;
        double counted = histogram[code] * beyond;
        even += counted;
        evenSquares += counted * beyond;
        double nextBeyond = metres[code + 1] - origin;
        double nextCounted = histogram[code + 1] * nextBeyond;
        odd += nextCounted;
        oddSquares += nextCounted * nextBeyond;
      }
    }
    double mean = (even + odd) / valid;
    double variance = (evenSquares + oddSquares) / valid - mean * mean;
    return new Moments(origin + mean, Math.max(0, variance));
  }

  /** A distribution's mean and variance. */
  record Moments(double mean, double variance) {}
}
