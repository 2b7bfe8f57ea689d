package io.roadstream.perception.camera;

/**
 * A rectangle of a frame in frame pixels.
 *
 * @param x left edge
 * @param y top edge
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
public record Region(int x, int y, int width, int height) {

  /**
   * @throws IllegalArgumentException if the region is empty or starts left of or above the frame
   */
  public Region {
    if (x < 0 || y < 0 || width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "region " + width + "x" + height + "+" + x + "+" + y + " lies outside any frame");
    }
  }
}
