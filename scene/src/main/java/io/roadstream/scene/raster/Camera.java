package io.roadstream.scene.raster;

/**
 * A pinhole camera in the world: where it is, how it is turned, and its intrinsics in pixels
 * (centres at integers).
 *
 * @param eye position in the world, metres
 * @param right unit world vector along the image's x
 * @param down unit world vector along the image's y
 * @param forward unit world vector along the optical axis
 * @param fx focal length along x
 * @param fy focal length along y
 * @param cx principal point
 * @param cy principal point
 */
public record Camera(
    double[] eye,
    double[] right,
    double[] down,
    double[] forward,
    double fx,
    double fy,
    double cx,
    double cy) {

  /** Returns the same camera moved along its own x axis. */
  public Camera movedRight(double metres) {
    double[] moved = {
      eye[0] + right[0] * metres, eye[1] + right[1] * metres, eye[2] + right[2] * metres
    };
    return new Camera(moved, right, down, forward, fx, fy, cx, cy);
  }

  Projection projection(int width, int height) {
    return Projection.camera(eye, right, down, forward, fx, fy, cx, cy, width, height);
  }
}
