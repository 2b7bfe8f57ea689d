package io.roadstream.perception.image;

/**
 * An 8-bit RGB image, row-major, three interleaved bytes a pixel. The array is not copied: whoever
 * hands it over must not change it any more.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param data {@code width * height * 3} bytes, red first
 */
public record RgbImage(int width, int height, byte[] data) {

  /**
   * @throws IllegalArgumentException if a size is not positive or the array's length does not fit
   */
  public RgbImage {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("image of " + width + "x" + height + " has no pixels");
    }
    if (data.length != width * height * 3) {
      throw new IllegalArgumentException(
          "image of "
              + width
              + "x"
              + height
              + " needs "
              + width * height * 3
              + " bytes, not "
              + data.length);
    }
  }
}
