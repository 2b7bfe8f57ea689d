package io.roadstream.perception.image;

import io.roadstream.perception.image.ImageException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Walks a PNG's chunks (ISO/IEC 15948, clause 5) and checks their sums. */
final class PngStructure {

  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final int IHDR = 0x49484452;
  private static final int IDAT = 0x49444154;
  private static final int IEND = 0x49454E44;
  private static final int FIRST_CHUNK = SIGNATURE.length;
  private static final int CHUNK_OVERHEAD = 12;
  private static final int HEADER_LENGTH = 13;

  private PngStructure() {}

  static boolean matches(byte[] data) {
    if (data.length < SIGNATURE.length) {
      return false;
    }
    for (int i = 0; i < SIGNATURE.length; i++) {
      if (data[i] != SIGNATURE[i]) {
        return false;
      }
    }
    return true;
  }

  static ImageHeader header(byte[] data) {
    if (data.length < FIRST_CHUNK + CHUNK_OVERHEAD + HEADER_LENGTH) {
      throw truncated(data);
    }
    if (int32(data, FIRST_CHUNK) != HEADER_LENGTH || int32(data, FIRST_CHUNK + 4) != IHDR) {
      throw corrupt("does not start with an image header");
    }
    int width = int32(data, FIRST_CHUNK + 8);
    int height = int32(data, FIRST_CHUNK + 12);
    if (width < 1 || height < 1) {
      throw corrupt(
          "has a size of "
              + Integer.toUnsignedString(width)
              + "x"
              + Integer.toUnsignedString(height));
    }
    return new ImageHeader(ImageFormat.PNG, width, height);
  }

  /**
   * Walks to the end chunk.
   *
   * @throws ImageException TRUNCATED if the bytes end before it, CORRUPT if a chunk's sum is wrong
   *     or there is no image data
   */
  static void checkComplete(byte[] data) {
    CRC32 crc = new CRC32();
    boolean hasData = false;
    int at = FIRST_CHUNK;
    while (true) {
      if (at + CHUNK_OVERHEAD > data.length) {
        throw truncated(data);
      }
      long length = int32(data, at) & 0xFFFF_FFFFL;
      if (length > data.length - at - CHUNK_OVERHEAD) {
        throw truncated(data);
      }
      int type = int32(data, at + 4);
      crc.reset();
      crc.update(data, at + 4, (int) length + 4);
      if ((int) crc.getValue() != int32(data, at + 8 + (int) length)) {
        throw corrupt(
            "has a wrong sum in its chunk "
                + new String(data, at + 4, 4, StandardCharsets.ISO_8859_1)
                + " at byte "
                + at);
      }
      hasData |= type == IDAT;
      if (type == IEND) {
        break;
      }
      at += (int) length + CHUNK_OVERHEAD;
    }
    if (!hasData) {
      throw corrupt("has no image data");
    }
  }

  private static int int32(byte[] data, int at) {
    return (data[at] & 0xFF) << 24
        | (data[at + 1] & 0xFF) << 16
        | (data[at + 2] & 0xFF) << 8
        | (data[at + 3] & 0xFF);
  }

  private static ImageException truncated(byte[] data) {
    return new ImageException(
        Reason.TRUNCATED, "PNG of " + data.length + " bytes ends before its image does");
  }

  private static ImageException corrupt(String what) {
    return new ImageException(Reason.CORRUPT, "PNG " + what);
  }
}
