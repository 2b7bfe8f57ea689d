package io.roadstream.perception.plane;

import java.util.Arrays;

/**
 * A canonical Huffman code of limited length, as Deflate (RFC 1951, 3.2.2) wants it. Symbols that
 * do not occur have no code.
 */
final class HuffmanCode {

  private final byte[] lengths;
  private final short[] codes;

  private HuffmanCode(byte[] lengths) {
    this.lengths = lengths;
    this.codes = canonical(lengths);
  }

  /**
   * The code of the least total length for the given frequencies, or one hardly longer where the
   * limit binds.
   *
   * @param frequencies how often each symbol occurs; at least two symbols do
   * @param maxLength longest code allowed, bits; at most 15
   */
  static HuffmanCode of(int[] frequencies, int maxLength) {
    // Frequency and symbol in one number, so that sorting needs no objects.
    long[] sorted = new long[frequencies.length];
    int used = 0;
    for (int symbol = 0; symbol < frequencies.length; symbol++) {
      if (frequencies[symbol] > 0) {
        sorted[used++] = (long) frequencies[symbol] << 16 | symbol;
      }
    }
    Arrays.sort(sorted, 0, used);
    int[] depths = new int[used];
    for (int i = 0; i < used; i++) {
      depths[i] = (int) (sorted[i] >> 16);
    }
    toDepths(depths);
    int[] ofLength = limited(depths, maxLength);
    byte[] lengths = new byte[frequencies.length];
    int length = maxLength;
    for (int i = 0; i < used; i++) {
      while (ofLength[length] == 0) {
        length--;
      }
      lengths[(int) sorted[i] & 0xFFFF] = (byte) length;
      ofLength[length]--;
    }
    return new HuffmanCode(lengths);
  }

  /** The canonical code of given lengths; 0 = no code. */
  static HuffmanCode ofLengths(byte[] lengths) {
    return new HuffmanCode(lengths);
  }

  /** Bits of a symbol's code; 0 if it has none. */
  int length(int symbol) {
    return lengths[symbol];
  }

  /** A symbol's code, first bit lowest, as Deflate writes it. */
  int code(int symbol) {
    return codes[symbol];
  }

  /**
   * Replaces rising frequencies by the depths of a Huffman tree's leaves, in place (A. Moffat and
   * J. Katajainen, "In-place calculation of minimum-redundancy codes", 1995).
   */
  private static void toDepths(int[] a) {
    int n = a.length;
    int leaf = 0;
    int root = 0;
    // Inner nodes take the place of leaves that are joined; each then holds its parent.
    for (int next = 0; next < n - 1; next++) {
      int sum = 0;
      for (int child = 0; child < 2; child++) {
        if (leaf >= n || (root < next && a[root] < a[leaf])) {
          sum += a[root];
          a[root++] = next;
        } else {
          sum += a[leaf++];
        }
      }
      a[next] = sum;
    }
    a[n - 2] = 0;
    for (int node = n - 3; node >= 0; node--) {
      a[node] = a[a[node]] + 1;
    }
    int available = 1;
    int depth = 0;
    int node = n - 2;
    int to = n - 1;
    while (available > 0) {
      int inner = 0;
      while (node >= 0 && a[node] == depth) {
        inner++;
        node--;
      }
      while (available > inner) {
        a[to--] = depth;
        available--;
      }
      available = 2 * inner;
      depth++;
    }
  }

  /** How many codes have each length, after those over the limit were brought to it. */
  private static int[] limited(int[] depths, int maxLength) {
    int[] ofLength = new int[maxLength + 1];
    for (int depth : depths) {
      ofLength[Math.min(depth, maxLength)]++;
    }
    long room = 1L << maxLength;
    long taken = 0;
    for (int length = 1; length <= maxLength; length++) {
      taken += (long) ofLength[length] << (maxLength - length);
    }
    // Each step takes a code from the limit and pairs it below the longest code that has room.
    while (taken > room) {
      int length = maxLength - 1;
      while (ofLength[length] == 0) {
        length--;
      }
      ofLength[maxLength]--;
      ofLength[length]--;
      ofLength[length + 1] += 2;
      taken--;
    }
    return ofLength;
  }

  private static short[] canonical(byte[] lengths) {
    int[] next = new int[17];
    for (byte length : lengths) {
      next[length + 1] += length > 0 ? 1 : 0;
    }
    for (int length = 1; length < next.length; length++) {
      next[length] = (next[length] + next[length - 1]) << 1;
    }
    short[] codes = new short[lengths.length];
    for (int symbol = 0; symbol < lengths.length; symbol++) {
      int length = lengths[symbol];
      if (length > 0) {
        codes[symbol] = (short) (Integer.reverse(next[length]++) >>> (32 - length));
      }
    }
    return codes;
  }
}
