package io.roadstream.perception.camera;

/**
 * How the network's grid lies in a frame: the grid covers the region evenly, cell (0, 0) at the
 * region's top left corner.
 *
 * @param frameWidth columns of the frame
 * @param frameHeight rows of the frame
 * @param region the part of the frame that the grid covers
 * @param gridWidth columns of the grid
 * @param gridHeight rows of the grid
 */
public record FrameGeometry(
    int frameWidth, int frameHeight, Region region, int gridWidth, int gridHeight) {

  /**
   * @throws IllegalArgumentException if the region leaves the frame or the grid is empty
   */
  public FrameGeometry {
    if (region.x() + region.width() > frameWidth || region.y() + region.height() > frameHeight) {
      throw new IllegalArgumentException(
          region + " leaves the frame of " + frameWidth + "x" + frameHeight);
    }
    if (gridWidth < 1 || gridHeight < 1) {
      throw new IllegalArgumentException(
          "grid of " + gridWidth + "x" + gridHeight + " has no cells");
    }
  }

  /**
   * Frame pixels from the frame's left edge to the left edge of a grid column (fractions allowed).
   */
  public double frameX(double gridX) {
    return region.x() + gridX * region.width() / gridWidth;
  }

  /** Frame pixels from the frame's top edge to the top edge of a grid row (fractions allowed). */
  public double frameY(double gridY) {
    return region.y() + gridY * region.height() / gridHeight;
  }
}
