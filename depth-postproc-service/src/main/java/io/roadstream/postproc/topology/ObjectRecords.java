package io.roadstream.postproc.topology;

import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.object.DepthStatistics;
import io.roadstream.perception.object.RoadObject;
import io.roadstream.schemas.Box;
import io.roadstream.schemas.Point;
import io.roadstream.schemas.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the domain's objects as records. */
final class ObjectRecords {

  private ObjectRecords() {}

  static List<io.roadstream.schemas.RoadObject> of(List<RoadObject> objects) {
    List<io.roadstream.schemas.RoadObject> records = new ArrayList<>(objects.size());
    for (RoadObject object : objects) {
      records.add(of(records.size(), object));
    }
    return records;
  }

  private static io.roadstream.schemas.RoadObject of(int index, RoadObject object) {
    RoadObject.Box box = object.box();
    return io.roadstream.schemas.RoadObject.newBuilder()
        .setIndex(index)
        .setTrainId(object.trainId())
        .setClassName(CityscapesClasses.name(object.trainId()))
        .setBox(new Box(box.x(), box.y(), box.width(), box.height()))
        .setPixels(object.pixels())
        .setCentroid(new Point(object.centroidX(), object.centroidY()))
        .setDepth(depth(object.depth()))
        .setPosition(position(object.position()))
        .build();
  }

  private static io.roadstream.schemas.@Nullable DepthStatistics depth(
      @Nullable DepthStatistics depth) {
    return depth == null
        ? null
        : io.roadstream.schemas.DepthStatistics.newBuilder()
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
            .build();
  }

  private static @Nullable Position position(RoadObject.@Nullable Position position) {
    return position == null ? null : new Position(position.x(), position.y(), position.z());
  }
}
