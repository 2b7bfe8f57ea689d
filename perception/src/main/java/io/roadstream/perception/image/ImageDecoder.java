package io.roadstream.perception.image;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR_RGB;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imdecode;

import io.roadstream.perception.image.ImageException.Reason;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Decodes JPEG and PNG to colour, or refuses with an {@link ImageException}: what is over the
 * limits is refused before a pixel is decoded, what ends early is refused rather than filled with
 * grey.
 *
 * <p>Colour comes out as 8-bit RGB whatever the file held (grey is spread, alpha dropped, 16 bits
 * cut to 8). EXIF orientation is ignored: width and height are always those of the {@link
 * ImageHeader}. A JPEG whose entropy-coded data is damaged inside but whose markers are whole
 * decodes, as it does everywhere, to a damaged picture.
 *
 * <p>Thread-safe. No native memory outlives a call.
 */
public final class ImageDecoder {

  static final int COLOUR = IMREAD_COLOR_RGB | IMREAD_IGNORE_ORIENTATION;

  private final ImageLimits limits;

  /** A decoder that refuses what is over the limits before it decodes a pixel. */
  public ImageDecoder(ImageLimits limits) {
    this.limits = limits;
  }

  /**
   * Reads the header and checks limits and completeness, decoding nothing.
   *
   * @throws ImageException if the image would be refused
   */
  public ImageHeader check(byte[] encoded) {
    if (encoded.length > limits.maxBytes()) {
      throw new ImageException(
          Reason.TOO_LARGE,
          "image has "
              + encoded.length
              + " bytes; the limit is "
              + limits.maxBytes()
              + ": send smaller images or raise the limit");
    }
    ImageHeader header = ImageHeader.read(encoded);
    if (header.pixels() > limits.maxPixels()) {
      throw new ImageException(
          Reason.TOO_LARGE,
          "image has "
              + header.width()
              + "x"
              + header.height()
              + " pixels; the limit is "
              + limits.maxPixels()
              + " pixels: send smaller images or raise the limit");
    }
    switch (header.format()) {
      case JPEG -> JpegStructure.checkComplete(encoded);
      case PNG -> PngStructure.checkComplete(encoded);
    }
    return header;
  }

  /**
   * Decodes to RGB.
   *
   * @throws ImageException if the image is refused
   */
  public RgbImage decode(byte[] encoded) {
    ImageHeader header = check(encoded);
    return OpenCv.scoped(
        () -> {
          byte[] data = new byte[header.width() * header.height() * 3];
          decode(encoded, header, COLOUR).data().get(data);
          return new RgbImage(header.width(), header.height(), data);
        });
  }

  /**
   * Decodes what {@link #check} has passed. To be called within {@link OpenCv#scoped}; the result
   * is continuous.
   *
   * @param flags of {@code imdecode}; a reduction by r gives ceil(size / r) pixels for a JPEG
   */
  static Mat decode(byte[] encoded, ImageHeader header, int flags) {
    Mat source = new Mat(1, encoded.length, opencv_core.CV_8UC1, new BytePointer(encoded));
    Mat pixels;
    try {
      pixels = imdecode(source, flags);
    } catch (RuntimeException e) {
      throw undecodable(header);
    }
    if (pixels.empty() || !pixels.isContinuous()) {
      throw undecodable(header);
    }
    return pixels;
  }

  private static ImageException undecodable(ImageHeader header) {
    return new ImageException(
        Reason.CORRUPT,
        header.format()
            + " of "
            + header.width()
            + "x"
            + header.height()
            + " pixels cannot be decoded: its data is damaged");
  }
}
