package io.roadstream.perception.plane;

/** Checks of a plane's size, the same for every format. */
final class PlaneSize {

  /** What one array can hold as 16-bit PNG rows. */
  private static final long MAX_CELLS = 1L << 29;

  private PlaneSize() {}

  /** The number of cells. */
  static int cells(int width, int height) {
    if (width < 1 || height < 1 || (long) width * height > MAX_CELLS) {
      throw new PlaneException(
          "a plane of "
              + width
              + "x"
              + height
              + " cannot be held; 1 to "
              + MAX_CELLS
              + " cells are allowed");
    }
    return width * height;
  }

  static void check(int length, int width, int height) {
    if (length != cells(width, height)) {
      throw new IllegalArgumentException(
          "plane of "
              + width
              + "x"
              + height
              + " needs "
              + (long) width * height
              + " values, not "
              + length);
    }
  }
}
