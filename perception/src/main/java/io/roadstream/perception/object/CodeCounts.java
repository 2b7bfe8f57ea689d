package io.roadstream.perception.object;

import java.util.Arrays;

/**
 * Counts 16-bit depth codes and lists those that occur in rising order, which is the order of their
 * depths: few are sorted, many are counted in a histogram of all 65,536.
 *
 * <p>Used as {@link #begin}, any number of {@link #add}, {@link #finish}, then read. Keeps its
 * buffers (under 800 kB): one thread at a time.
 */
final class CodeCounts {

  /** How many codes there are. */
  static final int CODES = 65_536;

  /** Above this, counting is quicker than sorting. */
  private static final int SORT_LIMIT = 512;

  private static final int BLOCK_SHIFT = 6;

  private final char[] few = new char[SORT_LIMIT];
  private final int[] histogram = new int[CODES];

  /** Which stretches of codes occur, so that the others are passed over. */
  private final boolean[] occupied = new boolean[CODES >> BLOCK_SHIFT];

  private int[] codes = new int[SORT_LIMIT];
  private int[] counts = new int[SORT_LIMIT];
  private int[] upTo = new int[SORT_LIMIT];
  private boolean counting;
  private int valid;
  private int distinct;

  /**
   * Starts anew.
   *
   * @param cells how many codes will be added at most
   */
  void begin(int cells) {
    counting = cells > SORT_LIMIT;
    valid = 0;
    distinct = 0;
  }

  /** Adds {@code codes[start..end)}; code 0 is no depth and does not count. */
  void add(short[] codes, int start, int end) {
    if (counting) {
      count(codes, start, end);
    } else {
      collect(codes, start, end);
    }
  }

  /** Lists what was added. */
  void finish() {
    if (counting) {
      listHistogram();
    } else {
      Arrays.sort(few, 0, valid);
      listSorted();
    }
    int sum = 0;
    for (int i = 0; i < distinct; i++) {
      sum += counts[i];
      upTo[i] = sum;
    }
  }

  /** How many valid codes were added. */
  int valid() {
    return valid;
  }

  /** How many different ones. */
  int distinct() {
    return distinct;
  }

  /** The i-th smallest of the different codes. */
  int code(int i) {
    return codes[i];
  }

  /** How often the i-th smallest of the different codes was added. */
  int count(int i) {
    return counts[i];
  }

  /** How many codes were added that are the i-th smallest of the different ones or smaller. */
  int upTo(int i) {
    return i < 0 ? 0 : upTo[i];
  }

  /**
   * Which of the different codes the code of a rank is.
   *
   * @param rank from 1 for the smallest code that was added, up to {@link #valid}
   */
  int at(int rank) {
    int found = Arrays.binarySearch(upTo, 0, distinct, rank);
    return found < 0 ? -found - 1 : found;
  }

  /** How many of the different codes are smaller than a code. */
  int below(int code) {
    int found = Arrays.binarySearch(codes, 0, distinct, code);
    return found < 0 ? -found - 1 : found;
  }

  private void collect(short[] added, int start, int end) {
    for (int i = start; i < end; i++) {
      if (added[i] != 0) {
        few[valid++] = (char) added[i];
      }
    }
  }

  private void count(short[] added, int start, int end) {
    for (int i = start; i < end; i++) {
      int code = added[i] & 0xFFFF;
      histogram[code]++;
      occupied[code >> BLOCK_SHIFT] = true;
    }
    valid += end - start;
  }

  private void listHistogram() {
    valid -= histogram[0];
    histogram[0] = 0;
    reserve(Math.min(valid, CODES));
    int at = 0;
    for (int block = 0; block < occupied.length; block++) {
      if (occupied[block]) {
        occupied[block] = false;
        at = listBlock(block << BLOCK_SHIFT, at);
      }
    }
    distinct = at;
  }

  private int listBlock(int from, int before) {
    int at = before;
    for (int code = from; code < from + (1 << BLOCK_SHIFT); code++) {
      int count = histogram[code];
      if (count != 0) {
        histogram[code] = 0;
        codes[at] = code;
        counts[at++] = count;
      }
    }
    return at;
  }

  private void listSorted() {
    int at = -1;
    for (int i = 0; i < valid; i++) {
      if (at >= 0 && codes[at] == few[i]) {
        counts[at]++;
      } else {
        codes[++at] = few[i];
        counts[at] = 1;
      }
    }
    distinct = at + 1;
  }

  private void reserve(int needed) {
    if (needed > codes.length) {
      codes = new int[needed + (needed >> 1)];
      counts = new int[codes.length];
      upTo = new int[codes.length];
    }
  }
}
