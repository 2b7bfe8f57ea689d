package io.roadstream.postproc.topology;

import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.object.ClassDepth;
import io.roadstream.perception.object.DepthStatistics;
import io.roadstream.perception.object.RoadObject;
import io.roadstream.schemas.Box;
import io.roadstream.schemas.DepthModes;
import io.roadstream.schemas.FreeDistance;
import io.roadstream.schemas.ObjectDistance;
import io.roadstream.schemas.ObjectSize;
import io.roadstream.schemas.ObjectTrack;
import io.roadstream.schemas.Point;
import io.roadstream.schemas.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the domain's objects as records. */
final class ObjectRecords {

  /** What {@link io.roadstream.perception.object.DistanceCalibration} is made for. */
  private static final double CONFIDENCE = 0.8;

  private ObjectRecords() {}

  /**
   * The objects in their order.
   *
   * @param tracks one for each object, null where it has none; or an empty list
   */
  static List<io.roadstream.schemas.RoadObject> of(
      List<RoadObject> objects, List<@Nullable ObjectTrack> tracks) {
    List<io.roadstream.schemas.RoadObject> records = new ArrayList<>(objects.size());
    for (RoadObject object : objects) {
      int index = records.size();
      records.add(of(index, object, tracks.isEmpty() ? null : tracks.get(index)));
    }
    return records;
  }

  /** The classes without instances. */
  static List<io.roadstream.schemas.ClassDepth> stuff(List<ClassDepth> classes) {
    List<io.roadstream.schemas.ClassDepth> records = new ArrayList<>();
    for (ClassDepth one : classes) {
      if (!CityscapesClasses.isThing(one.trainId())) {
        records.add(
            io.roadstream.schemas.ClassDepth.newBuilder()
                .setTrainId(one.trainId())
                .setClassName(CityscapesClasses.name(one.trainId()))
                .setPixels(one.pixels())
                .setDepth(depth(one.depth()))
                .build());
      }
    }
    return records;
  }

  static FreeDistance free(float[] metres) {
    List<Float> columns = new ArrayList<>(metres.length);
    float nearest = Float.MAX_VALUE;
    for (float value : metres) {
      columns.add(value);
      nearest = value > 0 ? Math.min(nearest, value) : nearest;
    }
    return new FreeDistance(columns, nearest == Float.MAX_VALUE ? null : (double) nearest);
  }

  private static io.roadstream.schemas.RoadObject of(
      int index, RoadObject object, @Nullable ObjectTrack track) {
    RoadObject.Box box = object.box();
    RoadObject.Distance distance = object.distance();
    RoadObject.Position position = object.position();
    RoadObject.Size size = object.size();
    return io.roadstream.schemas.RoadObject.newBuilder()
        .setIndex(index)
        .setTrainId(object.trainId())
        .setClassName(CityscapesClasses.name(object.trainId()))
        .setBox(new Box(box.x(), box.y(), box.width(), box.height()))
        .setPixels(object.pixels())
        .setCentroid(new Point(object.centroidX(), object.centroidY()))
        .setDepth(depth(object.depth()))
        .setDistance(
            distance == null
                ? null
                : new ObjectDistance(distance.near(), distance.low(), distance.high(), CONFIDENCE))
        .setPosition(
            position == null ? null : new Position(position.x(), position.y(), position.z()))
        .setBearingDegrees(position == null ? null : position.bearingDegrees())
        .setSize(size == null ? null : new ObjectSize(size.width(), size.height()))
        .setTrack(track)
        .build();
  }

  private static io.roadstream.schemas.@Nullable DepthStatistics depth(
      @Nullable DepthStatistics depth) {
    if (depth == null) {
      return null;
    }
    DepthStatistics.Modes modes = depth.modes();
    return io.roadstream.schemas.DepthStatistics.newBuilder()
        .setValidPixels(depth.validPixels())
        .setMin(depth.min())
        .setP5(depth.p5())
        .setP25(depth.p25())
        .setMedian(depth.median())
        .setP75(depth.p75())
        .setP95(depth.p95())
        .setMax(depth.max())
        .setMean(depth.mean())
        .setStandardDeviation(depth.standardDeviation())
        .setMad(depth.mad())
        .setNear(depth.near())
        .setValidShare(depth.validShare())
        .setInnerShare(depth.innerShare())
        .setModes(
            modes == null ? null : new DepthModes(modes.near(), modes.far(), modes.farShare()))
        .build();
  }
}
