package io.roadstream.perception.mask;

/**
 * The class of every cell of a raster, as Cityscapes trainIds: 0..18, and {@link #VOID} where
 * nothing is known. The array is not copied: whoever hands it over must not change it any more.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param ids {@code width * height} trainIds, row-major, to be read unsigned
 */
public record ClassMask(int width, int height, byte[] ids) {

  /** No class: neither trained on nor scored. */
  public static final int VOID = 255;

  /**
   * @throws IllegalArgumentException if a size is not positive or the array's length does not fit
   */
  public ClassMask {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("mask of " + width + "x" + height + " has no cells");
    }
    if (ids.length != width * height) {
      throw new IllegalArgumentException(
          "mask of "
              + width
              + "x"
              + height
              + " needs "
              + width * height
              + " bytes, not "
              + ids.length);
    }
  }

  /** The trainId at a column and row, 0..255. */
  public int at(int x, int y) {
    return ids[y * width + x] & 0xFF;
  }
}
