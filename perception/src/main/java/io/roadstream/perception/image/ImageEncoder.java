package io.roadstream.perception.image;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_QUALITY;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_PNG_COMPRESSION;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_RGB2BGR;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * Encodes colour images as JPEG and PNG; what {@link #png} writes, {@link ImageDecoder} reads back
 * unchanged.
 *
 * <p>Thread-safe and stateless. No native memory outlives a call.
 */
public final class ImageEncoder {

  private ImageEncoder() {}

  /**
   * A baseline JPEG with 4:2:0 colour.
   *
   * @param quality 1..100
   */
  public static byte[] jpeg(RgbImage image, int quality) {
    requireWithin("JPEG quality", quality, 1, 100);
    return encode(image, ".jpg", IMWRITE_JPEG_QUALITY, quality);
  }

  /**
   * An 8-bit RGB PNG.
   *
   * @param level compression, 0 (none) .. 9 (slow)
   */
  public static byte[] png(RgbImage image, int level) {
    requireWithin("PNG level", level, 0, 9);
    return encode(image, ".png", IMWRITE_PNG_COMPRESSION, level);
  }

  private static byte[] encode(RgbImage image, String extension, int option, int value) {
    return OpenCv.scoped(
        () -> {
          Mat rgb =
              new Mat(
                  image.height(),
                  image.width(),
                  opencv_core.CV_8UC3,
                  new BytePointer(image.data()));
          Mat bgr = new Mat();
          cvtColor(rgb, bgr, COLOR_RGB2BGR);
          return encode(bgr, extension, option, value);
        });
  }

  private static byte[] encode(Mat pixels, String extension, int option, int value) {
    BytePointer out = new BytePointer();
    if (!imencode(extension, pixels, out, new IntPointer(option, value))) {
      throw new IllegalStateException(
          "no encoder took the " + pixels.cols() + "x" + pixels.rows() + " image for " + extension);
    }
    byte[] encoded = new byte[Math.toIntExact(out.limit())];
    out.get(encoded);
    return encoded;
  }

  private static void requireWithin(String what, int value, int lowest, int highest) {
    if (value < lowest || value > highest) {
      throw new IllegalArgumentException(
          what + " " + value + " is not within " + lowest + ".." + highest);
    }
  }
}
