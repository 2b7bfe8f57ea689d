package io.roadstream.perception.image;

import io.roadstream.perception.image.ImageException.Reason;

/**
 * What an encoded image says of itself, read from its first segments without decoding a pixel.
 *
 * <p>Width and height are the stored raster's: an EXIF orientation is not applied, here or anywhere
 * else, so that geometry means the same to everyone who handles the image.
 *
 * @param format JPEG or PNG
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
public record ImageHeader(ImageFormat format, int width, int height) {

  private static final int SHOWN_BYTES = 4;

  /** Pixels of the image. */
  public long pixels() {
    return (long) width * height;
  }

  /**
   * Reads the header; a few dozen bytes of a PNG, the segments before the first scan of a JPEG.
   *
   * @throws ImageException EMPTY, UNSUPPORTED, TRUNCATED or CORRUPT; never another exception,
   *     whatever the bytes are
   */
  public static ImageHeader read(byte[] encoded) {
    if (encoded.length == 0) {
      throw new ImageException(Reason.EMPTY, "image has no bytes");
    }
    if (JpegStructure.matches(encoded)) {
      return JpegStructure.header(encoded);
    }
    if (PngStructure.matches(encoded)) {
      return PngStructure.header(encoded);
    }
    throw new ImageException(
        Reason.UNSUPPORTED,
        "image is neither JPEG nor PNG: it starts with "
            + firstBytes(encoded)
            + "; convert it to one of them");
  }

  private static String firstBytes(byte[] encoded) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(SHOWN_BYTES, encoded.length); i++) {
      text.append(i == 0 ? "" : " ").append(String.format("%02x", encoded[i]));
    }
    return text.toString();
  }
}
