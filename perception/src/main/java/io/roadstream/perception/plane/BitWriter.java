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

  /** Where a code's length lies above its bits. */
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
   * Writes bytes until four in a row equal the one before them; room must be reserved.
   *
   * @param length how many bytes of the input there are
   * @param from where to begin
   * @param to where to stop; it may write up to three more where more follow
   * @param codes of each byte, its bits (14 at most, so that four and 7 fit a word) with its length
   *     above them at {@link #LENGTH_SHIFT}
   * @return where it stopped: at or behind {@code to}, or before the four
   */
  int writeLiterals(byte[] input, int length, int from, int to, int[] codes) {
    byte[] out = bytes;
    int at = size;
    long held = waiting;
    int heldBits = waitingBits;
    int i = from;
    int safe = Math.min(to, length - Long.BYTES);
    // Four bytes a word: this loop is what the time goes into.
    while (i < safe) {
      long next = (long) LONGS.get(input, i);
      // A run that starts at one of the four has the fourth in it, which then equals the third. In
      // noise that is seldom so, and well foreseen.
      boolean maybeRun = ((next ^ (next << 8)) & 0xFF000000L) == 0;
      if (maybeRun && i > 0 && (int) next == (input[i - 1] & 0xFF) * REPEAT) {
        break;
      }
      int code = codes[(int) next & 0xFF];
      held |= (long) (code & BITS) << heldBits;
      heldBits += code >>> LENGTH_SHIFT;
      i++;
      if (!maybeRun) {
        code = codes[(int) (next >>> 8) & 0xFF];
        held |= (long) (code & BITS) << heldBits;
        heldBits += code >>> LENGTH_SHIFT;
        code = codes[(int) (next >>> 16) & 0xFF];
        held |= (long) (code & BITS) << heldBits;
        heldBits += code >>> LENGTH_SHIFT;
        code = codes[(int) (next >>> 24) & 0xFF];
        held |= (long) (code & BITS) << heldBits;
        heldBits += code >>> LENGTH_SHIFT;
        i += 3;
      }
      LONGS.set(out, at, held);
      at += heldBits >>> 3;
      held >>>= heldBits & 56;
      heldBits &= 7;
    }
    size = at;
    waiting = held;
    waitingBits = heldBits;
    // The last few bytes of the input, where no word can be read.
    while (i >= safe && i < to) {
      int code = codes[input[i++] & 0xFF];
      write(code & BITS, code >>> LENGTH_SHIFT);
    }
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
