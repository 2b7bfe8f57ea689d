package io.roadstream.perception.object;

import static java.util.Objects.requireNonNull;

import io.roadstream.perception.camera.FrameGeometry;
import io.roadstream.perception.camera.Intrinsics;
import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.depth.DepthCodes;
import org.jspecify.annotations.Nullable;

/**
 * Measures the objects of one frame: box and depth, distance, place and size.
 *
 * <p>Depth is taken from inner cells. How much of an object is edge depends on how wide it is:
 * {@link #THICKNESS_PER_CELL} cells of thickness (cells by the longer side of the box) allow one
 * cell of erosion, up to the limit that is set, and never so much that less than a quarter of the
 * cells or none with a depth is left. Poles, lights and signs are not eroded: they are all edge.
 *
 * <p>Keeps its buffers from frame to frame: one thread at a time.
 */
final class ObjectMeter {

  private static final int THICKNESS_PER_CELL = 6;
  private static final int FEWEST_INNER = 4;
  private static final int LEAST_INNER_PART = 4;

  private static final int POLE = 5;
  private static final int TRAFFIC_SIGN = 7;

  private final ObjectSettings settings;
  private final InnerCells inner = new InnerCells();
  private final CodeStatistics statistics = new CodeStatistics();
  private final MedianPoint medianPoint = new MedianPoint();

  private @Nullable Frame frame;

  ObjectMeter(ObjectSettings settings) {
    this.settings = settings;
  }

  private record Frame(
      RunTable runs,
      ComponentTable table,
      DepthCodes depth,
      DepthCodec codec,
      FrameGeometry geometry,
      @Nullable Intrinsics intrinsics) {}

  /** Takes a frame whose components are measured. */
  void begin(
      RunTable runs,
      ComponentTable table,
      DepthCodes depth,
      DepthCodec codec,
      FrameGeometry geometry,
      @Nullable Intrinsics intrinsics) {
    frame = new Frame(runs, table, depth, codec, geometry, intrinsics);
  }

  /** Measures a component of the frame at hand. */
  RoadObject measure(int component) {
    Frame of = requireNonNull(frame, "no frame was begun");
    ComponentTable table = of.table();
    FrameGeometry geometry = of.geometry();
    double left = geometry.frameX(table.left(component));
    double top = geometry.frameY(table.top(component));
    RoadObject.Box box =
        new RoadObject.Box(
            left,
            top,
            geometry.frameX(table.right(component)) - left,
            geometry.frameY(table.bottom(component)) - top);
    int trainId = of.runs().trainId(table.firstRun(component));
    DepthStatistics depths = depths(of, component, trainId);
    Intrinsics intrinsics = of.intrinsics();
    boolean placed = depths != null && intrinsics != null;
    return new RoadObject(
        trainId,
        box,
        table.pixels(component),
        geometry.frameX(table.centroidX(component)),
        geometry.frameY(table.centroidY(component)),
        depths,
        depths == null ? null : settings.calibration().distance(depths),
        placed ? position(of, component, depths.median(), intrinsics) : null,
        placed
            ? new RoadObject.Size(
                box.width() / intrinsics.fx() * depths.median(),
                box.height() / intrinsics.fy() * depths.median())
            : null);
  }

  private @Nullable DepthStatistics depths(Frame of, int component, int trainId) {
    ComponentTable table = of.table();
    inner.load(of.runs(), table, component, of.depth().width(), of.depth().height());
    int pixels = table.pixels(component);
    int longer =
        Math.max(
            table.right(component) - table.left(component),
            table.bottom(component) - table.top(component));
    int radius =
        trainId >= POLE && trainId <= TRAFFIC_SIGN
            ? 0
            : Math.min(settings.maxErosion(), pixels / longer / THICKNESS_PER_CELL);
    int fewest = Math.max(FEWEST_INNER, pixels / LEAST_INNER_PART);
    while (radius > 0 && inner.erode(radius) < fewest) {
      radius--;
    }
    DepthStatistics found = radius > 0 ? statistics(of, pixels) : null;
    if (found == null) {
      inner.erode(0);
      found = statistics(of, pixels);
    }
    return found;
  }

  private @Nullable DepthStatistics statistics(Frame of, int pixels) {
    statistics.begin();
    for (int i = 0; i < inner.size(); i++) {
      statistics.add(of.depth().codes(), inner.from(i), inner.to(i));
    }
    return statistics.finish(of.codec(), inner.cells(), pixels);
  }

  /**
   * The point at depth z on the ray through a place in the frame. Places are measured from the
   * frame's edge, intrinsics from the centre of its first pixel: half a pixel lies between them.
   */
  private RoadObject.Position position(Frame of, int component, double z, Intrinsics intrinsics) {
    ComponentTable table = of.table();
    medianPoint.find(inner, of.depth().width(), table.left(component), table.right(component));
    double x = of.geometry().frameX(medianPoint.x());
    double y = of.geometry().frameY(medianPoint.y());
    return new RoadObject.Position(
        (x - 0.5 - intrinsics.cx()) / intrinsics.fx() * z,
        (y - 0.5 - intrinsics.cy()) / intrinsics.fy() * z,
        z);
  }
}
