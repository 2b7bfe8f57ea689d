package io.roadstream.perception.depth;

/**
 * The depth of every cell of a raster as unsigned 16-bit codes of a {@link DepthCodec}: 0 = no
 * depth. The array is not copied: whoever hands it over must not change it any more.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param codes {@code width * height} codes, row-major, to be read unsigned
 */
public record DepthCodes(int width, int height, short[] codes) {

  /**
   * @throws IllegalArgumentException if a size is not positive or the array's length does not fit
   */
  public DepthCodes {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("depth of " + width + "x" + height + " has no cells");
    }
    if (codes.length != width * height) {
      throw new IllegalArgumentException(
          "depth of "
              + width
              + "x"
              + height
              + " needs "
              + width * height
              + " codes, not "
              + codes.length);
    }
  }
}
