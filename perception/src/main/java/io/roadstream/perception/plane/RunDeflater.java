package io.roadstream.perception.plane;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.Adler32;

/**
 * Compresses filtered raster rows into a zlib stream (RFC 1950) of Deflate blocks (RFC 1951) with
 * dynamic Huffman codes, looking for repetitions of the byte before only. Filtered masks and depth
 * hold hardly any other, so that this is several times as fast as zlib's level 1 and seldom larger;
 * RATIONALE.md has the figures. Keeps its buffers from call to call: one thread at a time.
 */
final class RunDeflater {

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  /** Times a byte: the byte four times. */
  private static final int REPEAT = 0x01010101;

  /** Deflate knows runs of 3 too. */
  private static final int MIN_RUN = 4;

  private static final int MAX_RUN = 258;
  private static final int BLOCK_TOKENS = 1 << 16;

  /** Tokens are literals 0..255 and, from here, runs of 4 bytes and more. */
  private static final int RUN_TOKEN = 256 - MIN_RUN;

  private static final int END_OF_BLOCK = 256;
  private static final int SYMBOLS = 286;

  /** Less than Deflate's 15: with 5 extra bits and a distance of one bit it is a whole token. */
  private static final int MAX_CODE_LENGTH = BitWriter.MAX_TOKEN_BITS - 6;

  private static final int MAX_TOKEN_BYTES = 3;
  private static final int BLOCK_OVERHEAD = 512;

  /** Deflate's symbol for each run length, and its extra bits (RFC 1951, 3.2.5). */
  private static final short[] LENGTH_SYMBOL = new short[MAX_RUN + 1];

  private static final byte[] EXTRA_LENGTH = new byte[MAX_RUN + 1];
  private static final short[] EXTRA_BITS = new short[MAX_RUN + 1];

  /** The order in which Deflate lists the lengths of the code for code lengths. */
  private static final int[] LENGTH_ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  /**
   * The code for code lengths is always the same: 4 bits for the lengths 0..13, 5 for 14, 15 and
   * the two kinds of runs of zeros. A fitted one would save a few dozen bytes a block.
   */
  private static final HuffmanCode LENGTHS =
      HuffmanCode.ofLengths(new byte[] {4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 5, 5, 0, 5, 5});

  static {
    int length = 3;
    for (int symbol = 257; symbol < SYMBOLS - 1; symbol++) {
      int extra = symbol < 265 ? 0 : (symbol - 261) / 4;
      for (int i = 0; i < 1 << extra && length < MAX_RUN; i++, length++) {
        LENGTH_SYMBOL[length] = (short) symbol;
        EXTRA_LENGTH[length] = (byte) extra;
        EXTRA_BITS[length] = (short) i;
      }
    }
    LENGTH_SYMBOL[MAX_RUN] = SYMBOLS - 1;
  }

  private static final byte[] NOTHING = {};

  private byte[] input = NOTHING;
  private int length;
  private final char[] tokens = new char[BLOCK_TOKENS];
  private int count;
  private final int[] frequencies = new int[SYMBOLS];
  private final int[] oddFrequencies = new int[256];
  private final int[] tokenCodes = new int[RUN_TOKEN + MAX_RUN + 1];
  private final BitWriter out = new BitWriter();

  /**
   * The zlib stream of the first bytes of an array, good until the next call.
   *
   * @param length how many, at least one
   */
  ByteBuffer deflate(byte[] input, int length) {
    this.input = input;
    this.length = length;
    out.begin();
    // Deflate with a window of 32 kB, fastest level.
    out.write(0x0178, 16);
    int position = 0;
    while (position < length) {
      position = readBlock(position);
      writeBlock(position == length);
    }
    Adler32 checksum = new Adler32();
    checksum.update(input, 0, length);
    this.input = NOTHING;
    return out.finish((int) checksum.getValue());
  }

  /** Turns input into tokens until a block is full; returns where it stopped. */
  private int readBlock(int from) {
    byte[] bytes = input;
    int position = from;
    int tokenCount = 0;
    Arrays.fill(frequencies, 0);
    Arrays.fill(oddFrequencies, 0);
    // No run starts at the first byte, nor in the last three.
    int pattern = position == 0 ? ~bytes[0] & 0xFF : (bytes[position - 1] & 0xFF) * REPEAT;
    int end = length;
    int lastRun = end - Integer.BYTES;
    while (position < end && tokenCount < BLOCK_TOKENS) {
      // Four bytes at once: in noise this branch is seldom taken, and so well foreseen.
      if (position <= lastRun && (int) INTS.get(bytes, position) == pattern) {
        int run = runLength(position);
        tokens[tokenCount++] = (char) (RUN_TOKEN + run);
        frequencies[LENGTH_SYMBOL[run]]++;
        position += run;
      } else {
        int value = bytes[position] & 0xFF;
        // Two tables in turn: counting the same byte twice in a row would wait for the memory.
        (position % 2 == 0 ? frequencies : oddFrequencies)[value]++;
        tokens[tokenCount++] = (char) value;
        pattern = value * REPEAT;
        position++;
      }
    }
    for (int literal = 0; literal < oddFrequencies.length; literal++) {
      frequencies[literal] += oddFrequencies[literal];
    }
    count = tokenCount;
    return position;
  }

  /** How far the byte at a position goes on: to where a byte differs from its successor. */
  private int runLength(int from) {
    int limit = Math.min(length, from + MAX_RUN);
    int same = Arrays.mismatch(input, from, limit - 1, input, from + 1, limit);
    return same < 0 ? limit - from : same + 1;
  }

  private void writeBlock(boolean last) {
    frequencies[END_OF_BLOCK] = 1;
    HuffmanCode code = HuffmanCode.of(frequencies, MAX_CODE_LENGTH);
    out.reserve(count * MAX_TOKEN_BYTES + BLOCK_OVERHEAD);
    writeHeader(code, last);
    for (int literal = 0; literal < 256; literal++) {
      tokenCodes[literal] = token(code.code(literal), code.length(literal));
    }
    for (int run = MIN_RUN; run <= MAX_RUN; run++) {
      int length = code.length(LENGTH_SYMBOL[run]);
      int bits = code.code(LENGTH_SYMBOL[run]) | EXTRA_BITS[run] << length;
      // One bit more, a 0: the only distance code.
      tokenCodes[RUN_TOKEN + run] = token(bits, length + EXTRA_LENGTH[run] + 1);
    }
    out.write(tokens, count, tokenCodes);
    out.write(code.code(END_OF_BLOCK), code.length(END_OF_BLOCK));
  }

  private void writeHeader(HuffmanCode code, boolean last) {
    int symbols = SYMBOLS;
    while (code.length(symbols - 1) == 0) {
      symbols--;
    }
    out.write(last ? 1 : 0, 1);
    out.write(2, 2);
    out.write(symbols - 257, 5);
    out.write(0, 5);
    out.write(LENGTH_ORDER.length - 4, 4);
    for (int symbol : LENGTH_ORDER) {
      out.write(LENGTHS.length(symbol), 3);
    }
    int symbol = 0;
    while (symbol < symbols) {
      int end = symbol;
      while (end < symbols && end < symbol + 138 && code.length(end) == 0) {
        end++;
      }
      if (end - symbol >= 11) {
        writeLength(18);
        out.write(end - symbol - 11, 7);
        symbol = end;
      } else if (end - symbol >= 3) {
        writeLength(17);
        out.write(end - symbol - 3, 3);
        symbol = end;
      } else {
        writeLength(code.length(symbol++));
      }
    }
    // The one distance code, of distance 1, has one bit.
    writeLength(1);
  }

  private static int token(int bits, int length) {
    return length << BitWriter.LENGTH_SHIFT | bits;
  }

  private void writeLength(int symbol) {
    out.write(LENGTHS.code(symbol), LENGTHS.length(symbol));
  }
}
