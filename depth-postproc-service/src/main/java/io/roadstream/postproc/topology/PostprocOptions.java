package io.roadstream.postproc.topology;

import io.roadstream.perception.object.ObjectSettings;
import io.roadstream.perception.plane.PlaneFormat;

/**
 * What an installation decides about post-processing.
 *
 * @param maskFormat how public masks are encoded
 * @param depthFormat how public depth is encoded
 * @param compressionLevel effort of either encoding, 1 (fastest) to 9
 * @param objects how objects are found and measured
 * @param maxGridCells largest grid that is unpacked, cells; a prediction that claims more is
 *     refused before memory is taken for it
 * @param time how frames are put together over time
 */
public record PostprocOptions(
    PlaneFormat maskFormat,
    PlaneFormat depthFormat,
    int compressionLevel,
    ObjectSettings objects,
    int maxGridCells,
    TimeSettings time) {

  /** PNG for both at level 1, objects as they were found best, grids of up to 4096x2048. */
  public static final PostprocOptions DEFAULT =
      new PostprocOptions(
          PlaneFormat.PNG,
          PlaneFormat.PNG,
          1,
          ObjectSettings.DEFAULT,
          4096 * 2048,
          TimeSettings.DEFAULT);
}
