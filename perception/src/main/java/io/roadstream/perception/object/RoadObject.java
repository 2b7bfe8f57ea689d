package io.roadstream.perception.object;

import org.jspecify.annotations.Nullable;

/**
 * One object: a connected part of a mask of one thing class.
 *
 * @param trainId its class
 * @param box bounding box in frame pixels
 * @param pixels grid cells that belong to it
 * @param centroidX mean of its cells' centres, frame pixels from the left
 * @param centroidY mean of its cells' centres, frame pixels from the top
 * @param depth its depths; null when no cell has one
 * @param position its centroid at its median depth; null without intrinsics or depth
 */
public record RoadObject(
    int trainId,
    Box box,
    int pixels,
    double centroidX,
    double centroidY,
    @Nullable DepthStatistics depth,
    @Nullable Position position) {

  /** Axis-parallel box in frame pixels. */
  public record Box(double x, double y, double width, double height) {}

  /** A point in the camera's optical frame in metres: x right, y down, z forward. */
  public record Position(double x, double y, double z) {}
}
