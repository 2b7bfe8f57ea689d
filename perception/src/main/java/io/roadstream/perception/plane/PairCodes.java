package io.roadstream.perception.plane;

/**
 * The codes of every pair of bytes, each in one number: the bits of the first byte's code, those of
 * the second above them, and how many they are above {@link #LENGTH_SHIFT}. One look-up then writes
 * two bytes. Keeps its table (256 kB) from code to code: one thread at a time.
 */
final class PairCodes {

  /** Where a pair's length lies above its bits. */
  static final int LENGTH_SHIFT = 26;

  /** A pair's bits. */
  static final int BITS = (1 << LENGTH_SHIFT) - 1;

  /** So long a byte's code may be, bits. */
  static final int MAX_CODE_LENGTH = LENGTH_SHIFT / 2;

  private static final int BYTES = 256;

  private final int[] table = new int[BYTES * BYTES];
  private final int[] bits = new int[BYTES];
  private final int[] lengths = new int[BYTES];

  /**
   * Takes a code over.
   *
   * @param code has a code of {@link #MAX_CODE_LENGTH} bits or fewer for every byte
   */
  void fill(HuffmanCode code) {
    for (int value = 0; value < BYTES; value++) {
      bits[value] = code.code(value);
      lengths[value] = code.length(value) << LENGTH_SHIFT;
    }
    for (int first = 0; first < BYTES; first++) {
      int one = lengths[first] | bits[first];
      int shift = code.length(first);
      for (int second = 0; second < BYTES; second++) {
        table[first * BYTES + second] = one + lengths[second] + (bits[second] << shift);
      }
    }
  }

  /** The entries of all pairs; the index is the first byte times 256 plus the second, unsigned. */
  int[] table() {
    return table;
  }
}
