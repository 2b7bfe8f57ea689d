package io.roadstream.perception.dataset;

import io.roadstream.perception.camera.Intrinsics;

/**
 * The stereo camera of one image.
 *
 * @param intrinsics of the left image in its own pixels
 * @param baseline distance between the two cameras, metres, positive
 */
public record CityscapesCamera(Intrinsics intrinsics, double baseline) {

  /**
   * @throws IllegalArgumentException if the baseline is not positive
   */
  public CityscapesCamera {
    if (!(baseline > 0)) {
      throw new IllegalArgumentException("baseline must be positive, not " + baseline);
    }
  }
}
