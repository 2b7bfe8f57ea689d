package io.roadstream.perception.object;

import io.roadstream.perception.camera.FrameGeometry;
import io.roadstream.perception.camera.Intrinsics;
import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.mask.ClassMask;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes every 8-connected component of a thing class as one object, and all of its cells for the
 * statistics. Which classes are things: {@link
 * io.roadstream.perception.mask.CityscapesClasses#isThing}.
 *
 * <p>Keeps its buffers from frame to frame: one thread at a time.
 */
public final class ComponentObjectExtractor implements ObjectExtractor {

  private static final Comparator<RoadObject> LARGEST_FIRST =
      Comparator.comparingInt(RoadObject::pixels)
          .reversed()
          .thenComparingDouble(object -> object.box().y())
          .thenComparingDouble(object -> object.box().x());

  private final int minPixels;
  private final ConnectedComponents labelling = new ConnectedComponents();
  private final ComponentTable table = new ComponentTable();
  private final CodeStatistics statistics = new CodeStatistics();

  /**
   * @param minPixels grid cells that an object must have, at least 1; smaller ones are dropped
   */
  public ComponentObjectExtractor(int minPixels) {
    if (minPixels < 1) {
      throw new IllegalArgumentException("objects must have at least 1 pixel, not " + minPixels);
    }
    this.minPixels = minPixels;
  }

  @Override
  public List<RoadObject> extract(
      ClassMask mask,
      DepthCodes depth,
      DepthCodec codec,
      FrameGeometry geometry,
      @Nullable Intrinsics intrinsics) {
    check(mask, depth, geometry);
    labelling.label(mask);
    table.measure(labelling, mask.width());
    List<RoadObject> objects = new ArrayList<>();
    for (int component = 0; component < table.size(); component++) {
      if (table.pixels(component) >= minPixels) {
        objects.add(object(component, mask, depth, codec, geometry, intrinsics));
      }
    }
    objects.sort(LARGEST_FIRST);
    return objects;
  }

  private RoadObject object(
      int component,
      ClassMask mask,
      DepthCodes depth,
      DepthCodec codec,
      FrameGeometry geometry,
      @Nullable Intrinsics intrinsics) {
    double left = geometry.frameX(table.left(component));
    double top = geometry.frameY(table.top(component));
    RoadObject.Box box =
        new RoadObject.Box(
            left,
            top,
            geometry.frameX(table.right(component)) - left,
            geometry.frameY(table.bottom(component)) - top);
    double x = geometry.frameX(table.centroidX(component));
    double y = geometry.frameY(table.centroidY(component));
    DepthStatistics depths = statistics(component, depth, codec);
    return new RoadObject(
        mask.ids()[labelling.start(table.firstRun(component))] & 0xFF,
        box,
        table.pixels(component),
        x,
        y,
        depths,
        depths == null || intrinsics == null ? null : position(x, y, depths.median(), intrinsics));
  }

  private @Nullable DepthStatistics statistics(int component, DepthCodes depth, DepthCodec codec) {
    statistics.begin(table.pixels(component));
    for (int run = table.firstRun(component); run >= 0; run = table.nextRun(run)) {
      statistics.add(depth.codes(), labelling.start(run), labelling.end(run));
    }
    return statistics.finish(codec.metres());
  }

  /**
   * The point at depth z on the ray through a place in the frame. Places are measured from the
   * frame's edge, intrinsics from the centre of its first pixel: half a pixel lies between them.
   */
  private static RoadObject.Position position(double x, double y, double z, Intrinsics intrinsics) {
    return new RoadObject.Position(
        (x - 0.5 - intrinsics.cx()) / intrinsics.fx() * z,
        (y - 0.5 - intrinsics.cy()) / intrinsics.fy() * z,
        z);
  }

  private static void check(ClassMask mask, DepthCodes depth, FrameGeometry geometry) {
    if (mask.width() != depth.width()
        || mask.height() != depth.height()
        || mask.width() != geometry.gridWidth()
        || mask.height() != geometry.gridHeight()) {
      throw new IllegalArgumentException(
          "mask of "
              + mask.width()
              + "x"
              + mask.height()
              + ", depth of "
              + depth.width()
              + "x"
              + depth.height()
              + " and grid of "
              + geometry.gridWidth()
              + "x"
              + geometry.gridHeight()
              + " differ in size");
    }
  }
}
