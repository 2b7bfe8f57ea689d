package io.roadstream.perception.camera;

/**
 * Pinhole intrinsics of a frame in its own pixels, pixel centres at integers.
 *
 * @param fx focal length along x, pixels
 * @param fy focal length along y, pixels
 * @param cx principal point from the left, pixels
 * @param cy principal point from the top, pixels
 */
public record Intrinsics(double fx, double fy, double cx, double cy) {

  /**
   * @throws IllegalArgumentException if a focal length is not positive
   */
  public Intrinsics {
    if (!(fx > 0 && fy > 0)) {
      throw new IllegalArgumentException(
          "focal lengths must be positive, not fx " + fx + ", fy " + fy);
    }
  }
}
