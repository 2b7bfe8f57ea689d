package io.roadstream.trainer.data;

import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.mask.ClassMask;

/**
 * An image with the class and depth of each of its pixels, all three of one size.
 *
 * @param id names the sample in messages
 * @param image what the network sees, before normalisation
 * @param mask trainIds; void where the class is not known
 * @param depth codes; 0 where the depth is not known
 */
public record LabelledSample(String id, RgbImage image, ClassMask mask, DepthCodes depth) {

  /**
   * @throws IllegalArgumentException if the sizes differ
   */
  public LabelledSample {
    if (image.width() != mask.width()
        || image.height() != mask.height()
        || image.width() != depth.width()
        || image.height() != depth.height()) {
      throw new IllegalArgumentException("sample " + id + ": image, mask and depth differ in size");
    }
  }

  /** Columns of image, mask and depth. */
  public int width() {
    return image.width();
  }

  /** Rows of image, mask and depth. */
  public int height() {
    return image.height();
  }
}
