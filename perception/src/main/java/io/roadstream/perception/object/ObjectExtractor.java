package io.roadstream.perception.object;

import io.roadstream.perception.camera.FrameGeometry;
import io.roadstream.perception.camera.Intrinsics;
import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.mask.ClassMask;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the objects of a frame. Implementations may keep buffers: one thread at a time. */
public interface ObjectExtractor {

  /**
   * The objects of one frame, largest first (ties: top-most, then left-most).
   *
   * @param mask classes on the grid
   * @param depth depth codes on the same grid
   * @param codec what the codes mean
   * @param geometry where the grid lies in the frame
   * @param intrinsics of the frame; without them objects have no position
   * @throws IllegalArgumentException if mask, depth and geometry differ in size
   */
  List<RoadObject> extract(
      ClassMask mask,
      DepthCodes depth,
      DepthCodec codec,
      FrameGeometry geometry,
      @Nullable Intrinsics intrinsics);
}
