package io.roadstream.perception.plane;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Bytes that grow by bits, lowest bit first. Keeps its array from use to use, unless it is huge.
 */
final class BitWriter {

  /** Times a byte: the byte four times. */
  static final int REPEAT = 0x01010101;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final VarHandle NETWORK_INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

  /** A word may be written where a byte is due. */
  private static final int SLACK = 16;

  private static final int LARGEST_KEPT = 16 << 20;

  private byte[] bytes = {};
  private int size;
  private long waiting;
  private int waitingBits;

  /** Starts anew; what was returned before is overwritten. */
  void begin() {
    bytes = bytes.length > LARGEST_KEPT ? new byte[0] : bytes;
    size = 0;
    waiting = 0;
    waitingBits = 0;
    reserve(SLACK);
  }

  /** Makes room for that many bytes more. */
  void reserve(int more) {
    if (size + more + SLACK > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more + SLACK, bytes.length + bytes.length / 2));
    }
  }

  /** Writes up to 31 bits; room must be reserved. */
  void write(int bits, int count) {
    waiting |= (long) bits << waitingBits;
    waitingBits += count;
    LONGS.set(bytes, size, waiting);
    size += waitingBits >>> 3;
    waiting >>>= waitingBits & 56;
    waitingBits &= 7;
  }

  /**
   * Writes bytes, four at a time, until the next four all equal the one before them; room must be
   * reserved.
   *
   * @param length how many bytes of the input there are
   * @param from where to begin
   * @param to where to stop; it may write up to three more where more follow
   * @param pairs the codes
   * @return where it stopped: at or behind {@code to}, before the four that are alike, or where
   *     fewer than four bytes are left
   */
  int writeLiterals(byte[] input, int length, int from, int to, PairCodes pairs) {
    byte[] out = bytes;
    int[] codes = pairs.table();
    int at = size;
    long held = waiting;
    int heldBits = waitingBits;
    int stop = Math.min(to, length - Integer.BYTES + 1);
    // No run starts at the first byte: it has none before it.
    int last = from > 0 ? input[from - 1] & 0xFF : ~input[0] & 0xFF;
    int i = from;
    // This loop is what the time goes into; in noise its only branch is well foreseen.
    while (i < stop) {
      int next = (int) NETWORK_INTS.get(input, i);
      if (next == last * REPEAT) {
        break;
      }
      int first = codes[next >>> 16];
      held |= (long) (first & PairCodes.BITS) << heldBits;
      heldBits += first >>> PairCodes.LENGTH_SHIFT;
      int second = codes[next & 0xFFFF];
      held |= (long) (second & PairCodes.BITS) << heldBits;
      heldBits += second >>> PairCodes.LENGTH_SHIFT;
      // Two pairs have 52 bits at most: with the 7 that were held they fit the word.
      LONGS.set(out, at, held);
      at += heldBits >>> 3;
      held >>>= heldBits & 56;
      heldBits &= 7;
      last = next & 0xFF;
      i += Integer.BYTES;
    }
    size = at;
    waiting = held;
    waitingBits = heldBits;
    return i;
  }

  /** Fills up the last byte, adds a checksum in network order, and returns all, not copied. */
  ByteBuffer finish(int checksum) {
    reserve(SLACK);
    while (waitingBits > 0) {
      bytes[size++] = (byte) waiting;
      waiting >>>= 8;
      waitingBits -= 8;
    }
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes[size++] = (byte) (checksum >> shift);
    }
    return ByteBuffer.wrap(bytes, 0, size);
  }
}
