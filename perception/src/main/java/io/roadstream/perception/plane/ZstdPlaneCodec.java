package io.roadstream.perception.plane;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Zstandard over raw planes, as {@link PlaneFormat#ZSTD} describes. */
final class ZstdPlaneCodec implements PlaneCodec {

  private final int level;

  ZstdPlaneCodec(int level) {
    if (level < 1 || level > Zstd.maxCompressionLevel()) {
      throw new IllegalArgumentException(
          "Zstandard has levels 1 to " + Zstd.maxCompressionLevel() + ", not " + level);
    }
    this.level = level;
  }

  @Override
  public PlaneFormat format() {
    return PlaneFormat.ZSTD;
  }

  @Override
  public byte[] encode(byte[] plane, int width, int height) {
    PlaneSize.check(plane.length, width, height);
    return compress(plane, plane.length);
  }

  @Override
  public byte[] encode(short[] plane, int width, int height) {
    PlaneSize.check(plane.length, width, height);
    int cells = plane.length;
    byte[] split = Scratch.mine().raw(2 * cells);
    for (int start = 0; start < cells; start += width) {
      int left = plane[start];
      split[start] = (byte) left;
      split[cells + start] = (byte) (left >> 8);
      for (int i = start + 1; i < start + width; i++) {
        int difference = plane[i] - plane[i - 1];
        split[i] = (byte) difference;
        split[cells + i] = (byte) (difference >> 8);
      }
    }
    return compress(split, 2 * cells);
  }

  @Override
  public byte[] decodeBytes(ByteBuffer encoded, int width, int height) {
    byte[] plane = new byte[PlaneSize.cells(width, height)];
    decompress(encoded, plane, plane.length, width, height);
    return plane;
  }

  @Override
  public short[] decodeShorts(ByteBuffer encoded, int width, int height) {
    int cells = PlaneSize.cells(width, height);
    byte[] split = Scratch.mine().raw(2 * cells);
    decompress(encoded, split, 2 * cells, width, height);
    short[] plane = new short[cells];
    for (int start = 0; start < cells; start += width) {
      int end = start + width;
      int value = 0;
      int i = start;
      // Four at a time, whose own sums do not wait for the value before them.
      for (; i <= end - 4; i += 4) {
        int first = difference(split, cells, i);
        int second = first + difference(split, cells, i + 1);
        int third = second + difference(split, cells, i + 2);
        int fourth = third + difference(split, cells, i + 3);
        plane[i] = (short) (value + first);
        plane[i + 1] = (short) (value + second);
        plane[i + 2] = (short) (value + third);
        value += fourth;
        plane[i + 3] = (short) value;
      }
      for (; i < end; i++) {
        value += difference(split, cells, i);
        plane[i] = (short) value;
      }
    }
    return plane;
  }

  /** What a cell has more than its left neighbour; only the lowest 16 bits count. */
  private static int difference(byte[] split, int cells, int cell) {
    return (split[cell] & 0xFF) | split[cells + cell] << 8;
  }

  private byte[] compress(byte[] raw, int bytes) {
    byte[] target = Scratch.mine().packed(Math.toIntExact(Zstd.compressBound(bytes)));
    int length = (int) Zstd.compressByteArray(target, 0, target.length, raw, 0, bytes, level);
    return Arrays.copyOf(target, length);
  }

  private static void decompress(
      ByteBuffer encoded, byte[] target, int bytes, int width, int height) {
    byte[] source = Buffers.array(encoded);
    int offset = Buffers.offset(encoded);
    long length;
    try {
      length = Zstd.decompressByteArray(target, 0, bytes, source, offset, encoded.remaining());
    } catch (ZstdException e) {
      throw new PlaneException(
          "not a Zstandard plane of " + width + "x" + height + ": " + e.getMessage(), e);
    }
    if (length != bytes) {
      throw new PlaneException(
          "plane of "
              + width
              + "x"
              + height
              + " needs "
              + bytes
              + " bytes after decompression, not "
              + length);
    }
  }
}
