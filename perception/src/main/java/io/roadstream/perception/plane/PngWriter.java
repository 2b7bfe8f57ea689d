package io.roadstream.perception.plane;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes greyscale PNGs of 8 or 16 bits. Rows of 8-bit planes, which are masks, are filtered by the
 * row above; rows of 16-bit planes by the left neighbour. Level 1 compresses by {@link
 * RunDeflater}, levels 2 to 9 by zlib.
 */
final class PngWriter {

  private static final int SUB = 1;
  private static final int UP = 2;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454E44;
  private static final int CHUNK_OVERHEAD = 12;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

  private static final long TOP_BITS = 0x8080808080808080L;

  private final int level;

  PngWriter(int level) {
    if (level < 1 || level > 9) {
      throw new IllegalArgumentException("PNG has levels 1 to 9, not " + level);
    }
    this.level = level;
  }

  byte[] write(byte[] plane, int width, int height) {
    int length = (width + 1) * height;
    byte[] rows = Scratch.mine().raw(length);
    for (int y = 0, to = 0; y < height; y++) {
      rows[to++] = UP;
      int from = y * width;
      if (y == 0) {
        System.arraycopy(plane, 0, rows, to, width);
      } else {
        subtract(plane, from, width, rows, to, width);
      }
      to += width;
    }
    return file(deflate(rows, length), width, height, 8);
  }

  byte[] write(short[] plane, int width, int height) {
    int rowBytes = Short.BYTES * width;
    int length = (rowBytes + 1) * height;
    byte[] rows = Scratch.mine().raw(length);
    byte[] row = Scratch.mine().packed(Short.BYTES + rowBytes);
    Arrays.fill(row, 0, Short.BYTES, (byte) 0);
    ShortBuffer bigEndian = ByteBuffer.wrap(row, Short.BYTES, rowBytes).slice().asShortBuffer();
    for (int y = 0, to = 0; y < height; y++, to += rowBytes) {
      rows[to++] = SUB;
      bigEndian.put(0, plane, y * width, width);
      subtract(row, Short.BYTES, Short.BYTES, rows, to, rowBytes);
    }
    return file(deflate(rows, length), width, height, 16);
  }

  /**
   * Writes {@code from[at + i] - from[at + i - before]} for each of so many bytes. PNG filters byte
   * by byte, nothing is carried from one to the next: so eight can be done at a time.
   */
  private static void subtract(byte[] from, int at, int before, byte[] to, int start, int length) {
    int i = 0;
    for (; i <= length - Long.BYTES; i += Long.BYTES) {
      long bytes = (long) LONGS.get(from, at + i);
      long others = (long) LONGS.get(from, at + i - before);
      // The top bit of each byte lends to the seven below it, and is then put right.
      long difference =
          ((bytes | TOP_BITS) - (others & ~TOP_BITS)) ^ ((bytes ^ ~others) & TOP_BITS);
      LONGS.set(to, start + i, difference);
    }
    for (; i < length; i++) {
      to[start + i] = (byte) (from[at + i] - from[at + i - before]);
    }
  }

  private static byte[] file(ByteBuffer data, int width, int height, int bitDepth) {
    ByteBuffer out =
        ByteBuffer.allocate(
            Long.BYTES + PngHeader.IHDR_LENGTH + data.remaining() + 3 * CHUNK_OVERHEAD);
    out.putLong(PngHeader.SIGNATURE);
    ByteBuffer header = ByteBuffer.allocate(PngHeader.IHDR_LENGTH);
    header.putInt(width).putInt(height).put((byte) bitDepth).put((byte) PngHeader.GREYSCALE);
    chunk(out, PngHeader.IHDR, header.rewind());
    chunk(out, IDAT, data);
    chunk(out, IEND, ByteBuffer.allocate(0));
    return out.array();
  }

  private ByteBuffer deflate(byte[] rows, int length) {
    return level == 1 ? Scratch.mine().deflater().deflate(rows, length) : zlib(rows, length);
  }

  private ByteBuffer zlib(byte[] rows, int length) {
    Deflater deflater = new Deflater(level);
    try {
      deflater.setInput(rows, 0, length);
      deflater.finish();
      // zlib's own bound: stored blocks of 5 bytes' overhead, its 6 bytes of frame, and some slack.
      byte[] target = new byte[length + length / 1000 + 64];
      int deflated = deflater.deflate(target);
      if (!deflater.finished()) {
        throw new IllegalStateException("deflate needed more than its bound of " + target.length);
      }
      return ByteBuffer.wrap(target, 0, deflated);
    } finally {
      deflater.end();
    }
  }

  private static void chunk(ByteBuffer out, int type, ByteBuffer body) {
    int length = body.remaining();
    out.putInt(length);
    int start = out.position();
    out.putInt(type).put(body);
    CRC32 crc = new CRC32();
    crc.update(out.array(), out.arrayOffset() + start, Integer.BYTES + length);
    out.putInt((int) crc.getValue());
  }
}
