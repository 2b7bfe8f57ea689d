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

  /** Longest token that {@link #write(char[], int, int[])} takes: three and 7 bits fill a word. */
  static final int MAX_TOKEN_BITS = 19;

  /** Where a token's length lies above its bits. */
  static final int LENGTH_SHIFT = 24;

  private static final int BITS = (1 << LENGTH_SHIFT) - 1;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

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
   * Writes tokens; room must be reserved.
   *
   * @param codes of each token, its bits with its length above them at {@link #LENGTH_SHIFT}
   */
  void write(char[] tokens, int count, int[] codes) {
    byte[] to = bytes;
    int at = size;
    long held = waiting;
    int heldBits = waitingBits;
    int i = 0;
    // Three tokens a word without a branch between them: this loop is what the time goes into.
    for (; i < count - 2; i += 3) {
      int first = codes[tokens[i]];
      int second = codes[tokens[i + 1]];
      int third = codes[tokens[i + 2]];
      held |= (long) (first & BITS) << heldBits;
      heldBits += first >>> LENGTH_SHIFT;
      held |= (long) (second & BITS) << heldBits;
      heldBits += second >>> LENGTH_SHIFT;
      held |= (long) (third & BITS) << heldBits;
      heldBits += third >>> LENGTH_SHIFT;
      LONGS.set(to, at, held);
      at += heldBits >>> 3;
      held >>>= heldBits & 56;
      heldBits &= 7;
    }
    size = at;
    waiting = held;
    waitingBits = heldBits;
    for (; i < count; i++) {
      write(codes[tokens[i]] & BITS, codes[tokens[i]] >>> LENGTH_SHIFT);
    }
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
