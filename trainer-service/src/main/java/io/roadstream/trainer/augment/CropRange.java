package io.roadstream.trainer.augment;

/**
 * Which parts of a sample are cut out.
 *
 * @param width columns of the crop
 * @param height rows of the crop
 * @param minZoom least enlargement; more is taken where the crop would not fit into the sample
 * @param maxZoom greatest enlargement
 */
public record CropRange(int width, int height, double minZoom, double maxZoom) {

  /**
   * @throws IllegalArgumentException if a number is not as stated
   */
  public CropRange {
    if (width < 32 || height < 32) {
      throw new IllegalArgumentException(
          "crops must be at least 32x32, not " + width + "x" + height);
    }
    if (!(minZoom > 0 && maxZoom >= minZoom && maxZoom <= 8)) {
      throw new IllegalArgumentException(
          "zoom needs 0 < least <= most <= 8, not " + minZoom + " and " + maxZoom);
    }
  }
}
