package io.roadstream.perception.object;

import io.roadstream.perception.camera.FrameGeometry;
import io.roadstream.perception.camera.Intrinsics;
import org.jspecify.annotations.Nullable;

/**
 * How large a cell of the grid is in the world, for each metre of its depth.
 *
 * @param width metres across, a metre of depth
 * @param height metres upright, a metre of depth
 */
record GridScale(double width, double height) {

  /**
   * Focal length by the frame's width where intrinsics are unknown: a horizontal view of 49
   * degrees, usual for road cameras. Good enough to tell a tiny island from an object, not for
   * positions.
   */
  private static final double USUAL_FOCAL_LENGTH = 1.1;

  static GridScale of(FrameGeometry geometry, @Nullable Intrinsics intrinsics) {
    double usual = USUAL_FOCAL_LENGTH * geometry.frameWidth();
    double fx = intrinsics == null ? usual : intrinsics.fx();
    double fy = intrinsics == null ? usual : intrinsics.fy();
    return new GridScale(
        geometry.region().width() / (geometry.gridWidth() * fx),
        geometry.region().height() / (geometry.gridHeight() * fy));
  }

  /** Square metres that cells cover which face the camera. */
  double area(int cells, double depth) {
    return cells * width * height * depth * depth;
  }
}
