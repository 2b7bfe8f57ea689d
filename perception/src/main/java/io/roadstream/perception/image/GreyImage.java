package io.roadstream.perception.image;

/**
 * A raster of one unsigned 16-bit value a pixel, row-major: labels, disparity or depth as an image
 * file holds them. The array is not copied: whoever hands it over must not change it any more.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param values {@code width * height} values, to be read unsigned
 */
public record GreyImage(int width, int height, short[] values) {

  /**
   * @throws IllegalArgumentException if a size is not positive or the array's length does not fit
   */
  public GreyImage {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("raster of " + width + "x" + height + " has no pixels");
    }
    if (values.length != width * height) {
      throw new IllegalArgumentException(
          "raster of "
              + width
              + "x"
              + height
              + " needs "
              + width * height
              + " values, not "
              + values.length);
    }
  }

  /** The value at a column and row, 0..65535. */
  public int at(int x, int y) {
    return values[y * width + x] & 0xFFFF;
  }
}
