package io.roadstream.perception.plane;

import java.nio.ByteBuffer;

/**
 * What the first chunk of a PNG says of it.
 *
 * @param width columns
 * @param height rows
 * @param bitDepth bits a sample
 * @param colourType PNG's number: 0 greyscale, 2 RGB, 3 palette, 4 greyscale + alpha, 6 RGBA
 */
public record PngHeader(int width, int height, int bitDepth, int colourType) {

  /** A greyscale image without alpha. */
  public static final int GREYSCALE = 0;

  static final long SIGNATURE = 0x89504E470D0A1A0AL;
  static final int IHDR = 0x49484452;
  static final int IHDR_LENGTH = 13;

  private static final int BYTES = 26;

  /**
   * Reads the header only; nothing is decoded. The buffer keeps its position.
   *
   * @throws PlaneException if the bytes do not start as a PNG does
   */
  public static PngHeader read(ByteBuffer encoded) {
    ByteBuffer in = encoded.duplicate();
    if (in.remaining() < BYTES
        || in.getLong() != SIGNATURE
        || in.getInt() != IHDR_LENGTH
        || in.getInt() != IHDR) {
      throw new PlaneException("not a PNG: it does not start with PNG's signature and header");
    }
    PngHeader header = new PngHeader(in.getInt(), in.getInt(), in.get() & 0xFF, in.get() & 0xFF);
    if (header.width() < 1 || header.height() < 1) {
      throw new PlaneException(
          "PNG of " + header.width() + "x" + header.height() + " has no pixels");
    }
    return header;
  }
}
