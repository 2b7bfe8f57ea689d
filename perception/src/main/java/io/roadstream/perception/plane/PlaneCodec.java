package io.roadstream.perception.plane;

import java.nio.ByteBuffer;

/**
 * Turns raster planes into bytes and back without loss. Decoding gives exactly {@code width *
 * height} values or fails, and never takes more memory than the plane and its encoded form,
 * whatever the bytes claim.
 *
 * <p>Immutable and thread-safe. Planes are row-major; 16-bit values are to be read unsigned. The
 * buffer that is decoded keeps its position.
 */
public interface PlaneCodec {

  /** The format that this codec writes and reads. */
  PlaneFormat format();

  /** Encodes an 8-bit plane of {@code width * height} values. */
  byte[] encode(byte[] plane, int width, int height);

  /** Encodes a 16-bit plane of {@code width * height} values. */
  byte[] encode(short[] plane, int width, int height);

  /**
   * Decodes an 8-bit plane.
   *
   * @throws PlaneException if the bytes are not an 8-bit plane of that size in this format
   */
  byte[] decodeBytes(ByteBuffer encoded, int width, int height);

  /**
   * Decodes a 16-bit plane.
   *
   * @throws PlaneException if the bytes are not a 16-bit plane of that size in this format
   */
  short[] decodeShorts(ByteBuffer encoded, int width, int height);

  /** The codec of a format at its fastest level, which is 1 for both. */
  static PlaneCodec of(PlaneFormat format) {
    return of(format, 1);
  }

  /**
   * The codec of a format.
   *
   * @param level effort of compression: 1..9 for PNG, 1..22 for Zstandard
   * @throws IllegalArgumentException if the format has no such level
   */
  static PlaneCodec of(PlaneFormat format, int level) {
    return switch (format) {
      case PNG -> new PngPlaneCodec(level);
      case ZSTD -> new ZstdPlaneCodec(level);
    };
  }
}
