package io.roadstream.cli.demo;

import io.roadstream.schemas.DepthMap;
import io.roadstream.schemas.FrameObjects;
import io.roadstream.schemas.FrameRef;
import io.roadstream.schemas.SegmentationMask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the results of some frames of one camera, evenly spread over however many there will be: of
 * every n-th frame, where n doubles whenever there are more than twice as many as wanted. One
 * thread at a time.
 */
final class Keepsakes {

  private final int wanted;
  private final Map<Long, Keepsake> kept = new TreeMap<>();
  private long every = 1;

  /** The results of one frame; complete when all three are there. */
  static final class Keepsake {

    private @Nullable SegmentationMask mask;
    private @Nullable DepthMap depth;
    private @Nullable FrameObjects objects;

    /** The results, or null where one is missing. */
    @Nullable Complete complete() {
      return mask == null || depth == null || objects == null
          ? null
          : new Complete(mask.getFrame(), mask, depth, objects);
    }
  }

  /** All results of one frame. */
  record Complete(FrameRef frame, SegmentationMask mask, DepthMap depth, FrameObjects objects) {}

  /**
   * @param wanted how many frames to keep at least, once so many have come
   */
  Keepsakes(int wanted) {
    this.wanted = wanted;
  }

  void mask(SegmentationMask mask) {
    keep(mask.getFrame(), keepsake -> keepsake.mask = mask);
  }

  void depth(DepthMap depth) {
    keep(depth.getFrame(), keepsake -> keepsake.depth = depth);
  }

  void objects(FrameObjects objects) {
    keep(objects.getFrame(), keepsake -> keepsake.objects = objects);
  }

  private void keep(FrameRef frame, Consumer<Keepsake> part) {
    if (frame.getSequence() % every != 0) {
      return;
    }
    part.accept(kept.computeIfAbsent(frame.getSequence(), sequence -> new Keepsake()));
    if (kept.size() > 2 * wanted) {
      every *= 2;
      kept.keySet().removeIf(sequence -> sequence % every != 0);
    }
  }

  /** The frames of which everything is there, in their order. */
  List<Complete> complete() {
    List<Complete> complete = new ArrayList<>();
    for (Keepsake keepsake : kept.values()) {
      Complete all = keepsake.complete();
      if (all != null) {
        complete.add(all);
      }
    }
    return complete;
  }
}
