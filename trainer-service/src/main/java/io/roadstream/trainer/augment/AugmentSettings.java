package io.roadstream.trainer.augment;

/**
 * How far samples are changed.
 *
 * @param width columns of a crop
 * @param height rows of a crop
 * @param minZoom least enlargement, positive
 * @param maxZoom most enlargement
 * @param flip chance of a horizontal flip, 0..1
 * @param jitter strength of the change of brightness, contrast, saturation and colour balance, 0..1
 */
public record AugmentSettings(
    int width, int height, double minZoom, double maxZoom, double flip, double jitter) {

  /**
   * @throws IllegalArgumentException if a number is not as stated
   */
  public AugmentSettings {
    if (width < 32 || height < 32) {
      throw new IllegalArgumentException(
          "crops must be at least 32x32, not " + width + "x" + height);
    }
    if (!(minZoom > 0 && maxZoom >= minZoom && maxZoom <= 8)) {
      throw new IllegalArgumentException(
          "zoom needs 0 < least <= most <= 8, not " + minZoom + " and " + maxZoom);
    }
    if (!(flip >= 0 && flip <= 1 && jitter >= 0 && jitter <= 1)) {
      throw new IllegalArgumentException(
          "flip and jitter must lie in 0..1, not " + flip + " and " + jitter);
    }
  }
}
