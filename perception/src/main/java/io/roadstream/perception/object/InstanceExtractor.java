package io.roadstream.perception.object;

import io.roadstream.perception.camera.FrameGeometry;
import io.roadstream.perception.camera.Intrinsics;
import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.mask.ClassMask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes as one object what is of one thing class, connected and nowhere steps in depth, and
 * measures it inside its edges. Which classes are things: {@link
 * io.roadstream.perception.mask.CityscapesClasses#isThing}.
 *
 * <p>Keeps its buffers from frame to frame: one thread at a time.
 */
public final class InstanceExtractor implements ObjectExtractor {

  private static final Comparator<Found> LARGEST_FIRST =
      Comparator.<Found>comparingInt(found -> found.object().pixels())
          .reversed()
          .thenComparingDouble(found -> found.object().box().y())
          .thenComparingDouble(found -> found.object().box().x());

  private final ObjectSettings settings;
  private final Instances instances;
  private final ComponentTable table = new ComponentTable();
  private final ObjectMeter meter;

  /** Objects as the settings say. */
  public InstanceExtractor(ObjectSettings settings) {
    this.settings = settings;
    instances =
        new Instances(
            settings.depthStep(),
            new GapCloser(settings.gapCells(), settings.occluderMetres()),
            settings.threads());
    meter = new ObjectMeter(settings);
  }

  @Override
  public List<RoadObject> extract(
      ClassMask mask,
      DepthCodes depth,
      DepthCodec codec,
      FrameGeometry geometry,
      @Nullable Intrinsics intrinsics) {
    List<Found> found = find(mask, depth, codec, geometry, intrinsics);
    List<RoadObject> objects = new ArrayList<>(found.size());
    for (Found one : found) {
      objects.add(one.object());
    }
    return objects;
  }

  /**
   * Says which cells belong to which object.
   *
   * @return for every cell the number of its object in the list that {@link #extract} gives, from
   *     0; -1 for cells of none
   */
  public int[] label(
      ClassMask mask,
      DepthCodes depth,
      DepthCodec codec,
      FrameGeometry geometry,
      @Nullable Intrinsics intrinsics) {
    int[] labels = new int[mask.ids().length];
    Arrays.fill(labels, -1);
    List<Found> found = find(mask, depth, codec, geometry, intrinsics);
    for (int i = 0; i < found.size(); i++) {
      RunTable runs = found.get(i).runs();
      for (int run = found.get(i).firstRun(); run >= 0; run = table.nextRun(run)) {
        Arrays.fill(labels, runs.start(run), runs.end(run), i);
      }
    }
    return labels;
  }

  private record Found(RoadObject object, RunTable runs, int firstRun) {}

  private List<Found> find(
      ClassMask mask,
      DepthCodes depth,
      DepthCodec codec,
      FrameGeometry geometry,
      @Nullable Intrinsics intrinsics) {
    check(mask, depth, geometry);
    GridScale scale = GridScale.of(geometry, intrinsics);
    RunTable runs = instances.find(mask, depth, codec, scale);
    table.measure(runs, mask.width());
    meter.begin(runs, table, depth, codec, geometry, intrinsics);
    List<Found> found = new ArrayList<>();
    for (int component = 0; component < table.size(); component++) {
      if (table.pixels(component) < settings.minCells()) {
        continue;
      }
      RoadObject object = meter.measure(component);
      DepthStatistics depths = object.depth();
      if (depths == null || scale.area(object.pixels(), depths.median()) >= settings.minArea()) {
        found.add(new Found(object, runs, table.firstRun(component)));
      }
    }
    found.sort(LARGEST_FIRST);
    return found;
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
