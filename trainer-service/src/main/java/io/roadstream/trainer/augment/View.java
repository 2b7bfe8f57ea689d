package io.roadstream.trainer.augment;

/**
 * Where a crop lies in its sample.
 *
 * @param left sample pixels from the sample's left edge to the crop's
 * @param top sample pixels from the sample's top edge to the crop's
 * @param zoom crop pixels for one sample pixel
 * @param flip whether left and right are exchanged
 * @param width columns of the crop
 * @param height rows of the crop
 */
record View(double left, double top, double zoom, boolean flip, int width, int height) {

  /** The sample's x, from its left edge, under the centre of a column. */
  double sourceX(int x) {
    return left + ((flip ? width - 1 - x : x) + 0.5) / zoom;
  }

  /** The sample's y, from its top edge, under the centre of a row. */
  double sourceY(int y) {
    return top + (y + 0.5) / zoom;
  }
}
