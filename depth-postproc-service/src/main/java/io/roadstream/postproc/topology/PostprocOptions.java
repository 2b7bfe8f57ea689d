package io.roadstream.postproc.topology;

import io.roadstream.perception.plane.PlaneFormat;

/**
 * What an installation decides about post-processing.
 *
 * @param maskFormat how public masks are encoded
 * @param depthFormat how public depth is encoded
 * @param compressionLevel effort of either encoding, 1 (fastest) to 9
 * @param minObjectPixels grid cells that an object must have, at least 1
 * @param maxGridCells largest grid that is unpacked, cells; a prediction that claims more is
 *     refused before memory is taken for it
 */
public record PostprocOptions(
    PlaneFormat maskFormat,
    PlaneFormat depthFormat,
    int compressionLevel,
    int minObjectPixels,
    int maxGridCells) {

  /** PNG for both at level 1, objects of 16 cells and more, grids of up to 4096x2048. */
  public static final PostprocOptions DEFAULT =
      new PostprocOptions(PlaneFormat.PNG, PlaneFormat.PNG, 1, 16, 4096 * 2048);
}
