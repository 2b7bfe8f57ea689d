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

  /** Deflate knows no shorter one. */
  private static final int SHORTEST_RUN = 3;

  private static final int MAX_RUN = 258;
  private static final int BLOCK = 1 << 20;

  /** Of every {@link #SAMPLE_EVERY} bytes so many, the first, are counted. */
  private static final int SAMPLE = 1 << 11;

  private static final int SAMPLE_EVERY = 1 << 15;

  /** What was counted once weighs so much more than what was not seen among the samples. */
  private static final int SEEN = 16;

  private static final int END_OF_BLOCK = 256;
  private static final int SYMBOLS = 286;

  /** Bytes that a byte becomes at most: a code has at most 13 bits, a run less than its bytes. */
  private static final int MAX_GROWTH = 2;

  private static final int BLOCK_OVERHEAD = 1024;

  /** Deflate's symbol for each run length, and its extra bits (RFC 1951, 3.2.5). */
  private static final short[] LENGTH_SYMBOL = new short[MAX_RUN + 1];

  private static final byte[] EXTRA_LENGTH = new byte[MAX_RUN + 1];
  private static final short[] EXTRA_BITS = new short[MAX_RUN + 1];

  /** The order in which Deflate lists the lengths of the code for code lengths. */
  private static final int[] LENGTH_ORDER = {
    16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15
  };

  /**
   * The code for code lengths is always the same: 4 bits for each length, and none for runs of
   * zeros, since every symbol has a code. A fitted one would save a few dozen bytes a block.
   */
  private static final HuffmanCode LENGTHS =
      HuffmanCode.ofLengths(new byte[] {4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 0, 0, 0});

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
  private final int[] frequencies = new int[SYMBOLS];
  private final int[] oddFrequencies = new int[256];
  private final PairCodes pairs = new PairCodes();
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
      position = writeBlock(position);
    }
    Adler32 checksum = new Adler32();
    checksum.update(input, 0, length);
    this.input = NOTHING;
    return out.finish((int) checksum.getValue());
  }

  /** Writes a block and returns where the next one starts. */
  private int writeBlock(int from) {
    // The block before the last must not reach the input's end, and its last run may go on so far.
    int to = length - from <= BLOCK + MAX_RUN ? length : from + BLOCK;
    out.reserve(MAX_GROWTH * (to - from) + BLOCK_OVERHEAD);
    HuffmanCode code = fit(from, to);
    writeHeader(code, to == length);
    pairs.fill(code);
    int position = from;
    while (position < to) {
      position = out.writeLiterals(input, length, position, to, pairs);
      if (position < to) {
        position += writeRunOrByte(code, position);
      }
    }
    out.write(code.code(END_OF_BLOCK), code.length(END_OF_BLOCK));
    return position;
  }

  /**
   * Writes the run that starts at a position, or the byte there if none does; returns its length.
   */
  private int writeRunOrByte(HuffmanCode code, int position) {
    int run = isRun(position) ? runLength(position) : 1;
    if (run < SHORTEST_RUN) {
      int literal = input[position] & 0xFF;
      out.write(code.code(literal), code.length(literal));
      return 1;
    }
    writeRun(code, run);
    return run;
  }

  private void writeRun(HuffmanCode code, int run) {
    int symbol = LENGTH_SYMBOL[run];
    int bits = code.length(symbol);
    // One bit more, a 0: the only distance code.
    out.write(code.code(symbol) | EXTRA_BITS[run] << bits, bits + EXTRA_LENGTH[run] + 1);
  }

  /** A code for every symbol, fitted to samples of a block. */
  private HuffmanCode fit(int from, int to) {
    Arrays.fill(frequencies, 0);
    Arrays.fill(oddFrequencies, 0);
    for (int start = from; start < to; start += SAMPLE_EVERY) {
      count(start, Math.min(to, start + SAMPLE));
    }
    for (int literal = 0; literal < oddFrequencies.length; literal++) {
      frequencies[literal] += oddFrequencies[literal];
    }
    for (int symbol = 0; symbol < SYMBOLS; symbol++) {
      frequencies[symbol] = SEEN * frequencies[symbol] + 1;
    }
    return HuffmanCode.of(frequencies, PairCodes.MAX_CODE_LENGTH);
  }

  /** Counts what would be written. */
  private void count(int from, int to) {
    byte[] bytes = input;
    int last = from == 0 ? ~bytes[0] & 0xFF : bytes[from - 1] & 0xFF;
    int stop = Math.min(to, length - Integer.BYTES + 1);
    int position = from;
    while (position < stop) {
      int next = (int) INTS.get(bytes, position);
      if (next == last * BitWriter.REPEAT) {
        int run = runLength(position);
        frequencies[LENGTH_SYMBOL[run]]++;
        position += run;
      } else {
        // Two tables in turn: counting the same byte twice in a row would wait for the memory.
        frequencies[next & 0xFF]++;
        oddFrequencies[next >>> 8 & 0xFF]++;
        frequencies[next >>> 16 & 0xFF]++;
        oddFrequencies[next >>> 24]++;
        last = next >>> 24;
        position += Integer.BYTES;
      }
    }
  }

  private boolean isRun(int position) {
    return position > 0 && input[position] == input[position - 1];
  }

  /** How far the byte at a position goes on: to where a byte differs from its successor. */
  private int runLength(int from) {
    int limit = Math.min(length, from + MAX_RUN);
    int same = Arrays.mismatch(input, from, limit - 1, input, from + 1, limit);
    return same < 0 ? limit - from : same + 1;
  }

  private void writeHeader(HuffmanCode code, boolean last) {
    out.write(last ? 1 : 0, 1);
    out.write(2, 2);
    out.write(SYMBOLS - 257, 5);
    out.write(0, 5);
    out.write(LENGTH_ORDER.length - 4, 4);
    for (int symbol : LENGTH_ORDER) {
      out.write(LENGTHS.length(symbol), 3);
    }
    for (int symbol = 0; symbol < SYMBOLS; symbol++) {
      writeLength(code.length(symbol));
    }
    // The one distance code, of distance 1, has one bit.
    writeLength(1);
  }

  private void writeLength(int symbol) {
    out.write(LENGTHS.code(symbol), LENGTHS.length(symbol));
  }
}
