package io.roadstream.perception.plane;

import java.nio.ByteBuffer;

/** Greyscale PNG: written by {@link PngWriter}, read by {@link PngReader}. */
final class PngPlaneCodec implements PlaneCodec {

  private final PngWriter writer;

  PngPlaneCodec(int level) {
    this.writer = new PngWriter(level);
  }

  @Override
  public PlaneFormat format() {
    return PlaneFormat.PNG;
  }

  @Override
  public byte[] encode(byte[] plane, int width, int height) {
    PlaneSize.check(plane.length, width, height);
    return writer.write(plane, width, height);
  }

  @Override
  public byte[] encode(short[] plane, int width, int height) {
    PlaneSize.check(plane.length, width, height);
    return writer.write(plane, width, height);
  }

  @Override
  public byte[] decodeBytes(ByteBuffer encoded, int width, int height) {
    PlaneSize.cells(width, height);
    return PngReader.readBytes(encoded, width, height);
  }

  @Override
  public short[] decodeShorts(ByteBuffer encoded, int width, int height) {
    PlaneSize.cells(width, height);
    return PngReader.readShorts(encoded, width, height);
  }
}
