package io.roadstream.perception.object;

import org.jspecify.annotations.Nullable;

/**
 * One object: what a mask and its depth show of one thing.
 *
 * @param trainId its class
 * @param box bounding box in frame pixels
 * @param pixels grid cells that belong to it
 * @param centroidX mean of its cells' centres, frame pixels from the left
 * @param centroidY mean of its cells' centres, frame pixels from the top
 * @param depth depths of its inner cells; null when none has one
 * @param distance how far it is for a driver; null without depth
 * @param position the median point of its inner cells (median column, median row, median depth);
 *     null without intrinsics or depth
 * @param size how large it is; null without intrinsics or depth
 */
public record RoadObject(
    int trainId,
    Box box,
    int pixels,
    double centroidX,
    double centroidY,
    @Nullable DepthStatistics depth,
    @Nullable Distance distance,
    @Nullable Position position,
    @Nullable Size size) {

  /** Axis-parallel box in frame pixels. */
  public record Box(double x, double y, double width, double height) {}

  /**
   * Distance along the optical axis to the near side of an object, metres.
   *
   * @param near the distance, {@link DepthStatistics#near()} corrected by what calibration found
   * @param low lower end of the interval that holds the true distance in 80 of 100 cases
   * @param high upper end of that interval
   */
  public record Distance(double near, double low, double high) {}

  /** A point in the camera's optical frame in metres: x right, y down, z forward. */
  public record Position(double x, double y, double z) {

    /** Degrees between the optical axis and the point seen from above, positive to the right. */
    public double bearingDegrees() {
      return Math.toDegrees(Math.atan2(x, z));
    }
  }

  /** Extent of the box at the object's median depth, metres. */
  public record Size(double width, double height) {}
}
