package io.roadstream.perception.object;

import static java.util.Objects.requireNonNull;

/**
 * How objects are found and measured.
 *
 * @param depthStep share by which neighbouring cells of one object may differ in depth, above 0
 * @param gapCells gaps of so many cells are closed, 0 to 8
 * @param occluderMetres an object behind something so wide and nearer is put together again,
 *     metres; 0 never does
 * @param minCells cells that an object must have, at least 1
 * @param minArea square metres that its cells must cover at its median depth; 0 lets all through.
 *     Objects without depth are judged by their cells alone
 * @param maxErosion cells that are cut off wide objects at each side before depth is measured, 0 to
 *     8
 * @param threads bands of rows that are searched at once, 1 to 64; worth it for huge masks only
 * @param calibration what is known about the error of distances
 */
public record ObjectSettings(
    double depthStep,
    int gapCells,
    double occluderMetres,
    int minCells,
    double minArea,
    int maxErosion,
    int threads,
    DistanceCalibration calibration) {

  /** What was found best for what the shipped bundle sees; see {@code docs/objects.md}. */
  public static final ObjectSettings DEFAULT =
      new ObjectSettings(0.05, 2, 0.7, 24, 0.1, 3, 1, DistanceCalibration.SHIPPED);

  /** For classes and depths without error, whose small pieces are things and not blur. */
  public static final ObjectSettings EXACT =
      new ObjectSettings(0.05, 2, 0.7, 8, 0.03, 3, 1, DistanceCalibration.NONE);

  /**
   * @throws IllegalArgumentException if a value is not allowed; the message names it
   */
  public ObjectSettings {
    requireNonNull(calibration, "calibration is null");
    check(depthStep > 0 && depthStep <= 10, "depth step", depthStep, "above 0 and at most 10");
    check(gapCells >= 0 && gapCells <= 8, "gap", gapCells, "0..8 cells");
    check(occluderMetres >= 0 && occluderMetres <= 10, "occluder", occluderMetres, "0..10 metres");
    check(minCells >= 1, "smallest object", minCells, "at least 1 cell");
    check(minArea >= 0 && minArea <= 100, "smallest area", minArea, "0..100 square metres");
    check(maxErosion >= 0 && maxErosion <= 8, "erosion", maxErosion, "0..8 cells");
    check(threads >= 1 && threads <= 64, "threads", threads, "1..64");
  }

  /** The same with other sizes of the smallest object. */
  public ObjectSettings withSmallest(int cells, double area) {
    return new ObjectSettings(
        depthStep, gapCells, occluderMetres, cells, area, maxErosion, threads, calibration);
  }

  /** The same with another step. */
  public ObjectSettings withDepthStep(double step) {
    return new ObjectSettings(
        step, gapCells, occluderMetres, minCells, minArea, maxErosion, threads, calibration);
  }

  /** The same with another calibration. */
  public ObjectSettings withCalibration(DistanceCalibration other) {
    return new ObjectSettings(
        depthStep, gapCells, occluderMetres, minCells, minArea, maxErosion, threads, other);
  }

  private static void check(boolean ok, String what, Object value, String allowed) {
    if (!ok) {
      throw new IllegalArgumentException(
          "object setting: " + what + " is " + value + ", but must be " + allowed);
    }
  }
}
