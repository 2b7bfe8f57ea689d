package io.roadstream.cli.consume;

import io.roadstream.cli.render.SeenObject;
import io.roadstream.perception.camera.FrameGeometry;
import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.depth.KittiDepth;
import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.perception.object.DepthStatistics;
import io.roadstream.perception.object.RoadObject;
import io.roadstream.perception.plane.PlaneCodec;
import io.roadstream.perception.plane.PlaneFormat;
import io.roadstream.schemas.DepthMap;
import io.roadstream.schemas.DepthModes;
import io.roadstream.schemas.FrameObjects;
import io.roadstream.schemas.FrameRef;
import io.roadstream.schemas.Grid;
import io.roadstream.schemas.ObjectDistance;
import io.roadstream.schemas.ObjectSize;
import io.roadstream.schemas.PlaneEncoding;
import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.Region;
import io.roadstream.schemas.SegmentationMask;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the topics' records into the domain's values. */
public final class Records {

  private Records() {}

  /** The mask of a record. */
  public static ClassMask mask(SegmentationMask record) {
    Grid grid = record.getGrid();
    return new ClassMask(
        grid.getWidth(),
        grid.getHeight(),
        codec(record.getEncoding())
            .decodeBytes(record.getMask(), grid.getWidth(), grid.getHeight()));
  }

  /** The mask of a prediction. */
  public static ClassMask mask(Prediction record) {
    Grid grid = record.getGrid();
    return new ClassMask(
        grid.getWidth(),
        grid.getHeight(),
        codec(record.getMaskEncoding())
            .decodeBytes(record.getMask(), grid.getWidth(), grid.getHeight()));
  }

  /** The depth of a record. */
  public static MetricDepth depth(DepthMap record) {
    Grid grid = record.getGrid();
    short[] values =
        codec(record.getEncoding())
            .decodeShorts(record.getDepth(), grid.getWidth(), grid.getHeight());
    return KittiDepth.metres(grid.getWidth(), grid.getHeight(), values, record.getUnitsPerMetre());
  }

  /** The depth of a prediction, decoded. */
  public static MetricDepth depth(Prediction record) {
    return MetricDepth.of(codes(record), codec(record.getDepthCodec()));
  }

  /** The codec that a record states. */
  public static DepthCodec codec(io.roadstream.schemas.DepthCodec stated) {
    return DepthCodec.of(stated.getScale(), stated.getMinMetres(), stated.getMaxMetres());
  }

  /** The depth of a prediction as it is coded. */
  static DepthCodes codes(Prediction record) {
    Grid grid = record.getGrid();
    return new DepthCodes(
        grid.getWidth(),
        grid.getHeight(),
        codec(record.getDepthEncoding())
            .decodeShorts(record.getDepth(), grid.getWidth(), grid.getHeight()));
  }

  /** The objects of a record. */
  public static List<RoadObject> objects(FrameObjects record) {
    List<RoadObject> objects = new ArrayList<>();
    for (io.roadstream.schemas.RoadObject object : record.getObjects()) {
      objects.add(object(object));
    }
    return objects;
  }

  /** Objects as they are drawn: distance is that to the near side. */
  public static List<SeenObject> seen(List<RoadObject> objects) {
    List<SeenObject> seen = new ArrayList<>();
    for (RoadObject object : objects) {
      RoadObject.Box box = object.box();
      RoadObject.Distance distance = object.distance();
      DepthStatistics depth = object.depth();
      seen.add(
          new SeenObject(
              object.trainId(),
              new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()),
              distance != null ? distance.near() : depth == null ? 0 : depth.p5()));
    }
    return seen;
  }

  /** Where a record's grid lies in its frame. */
  public static FrameGeometry geometry(FrameRef frame, Region region, Grid grid) {
    return new FrameGeometry(
        frame.getWidth(),
        frame.getHeight(),
        new io.roadstream.perception.camera.Region(
            region.getX(), region.getY(), region.getWidth(), region.getHeight()),
        grid.getWidth(),
        grid.getHeight());
  }

  private static RoadObject object(io.roadstream.schemas.RoadObject object) {
    io.roadstream.schemas.Box box = object.getBox();
    io.roadstream.schemas.DepthStatistics depth = object.getDepth();
    io.roadstream.schemas.Position position = object.getPosition();
    ObjectDistance distance = object.getDistance();
    ObjectSize size = object.getSize();
    return new RoadObject(
        object.getTrainId(),
        new RoadObject.Box(box.getX(), box.getY(), box.getWidth(), box.getHeight()),
        object.getPixels(),
        object.getCentroid().getX(),
        object.getCentroid().getY(),
        depth == null ? null : statistics(depth),
        distance == null
            ? null
            : new RoadObject.Distance(distance.getNear(), distance.getLow(), distance.getHigh()),
        position == null
            ? null
            : new RoadObject.Position(position.getX(), position.getY(), position.getZ()),
        size == null ? null : new RoadObject.Size(size.getWidth(), size.getHeight()));
  }

  private static DepthStatistics statistics(io.roadstream.schemas.DepthStatistics depth) {
    DepthModes modes = depth.getModes();
    return new DepthStatistics(
        depth.getValidPixels(),
        depth.getMin(),
        depth.getP5(),
        depth.getP25(),
        depth.getMedian(),
        depth.getP75(),
        depth.getP95(),
        depth.getMax(),
        depth.getMean(),
        depth.getStandardDeviation(),
        orElse(depth.getMad(), Double.NaN),
        orElse(depth.getNear(), depth.getP5()),
        orElse(depth.getValidShare(), 1),
        orElse(depth.getInnerShare(), 1),
        modes == null
            ? null
            : new DepthStatistics.Modes(modes.getNear(), modes.getFar(), modes.getFarShare()));
  }

  /** Records of release 0.1.0 lack some values. */
  private static double orElse(@Nullable Double value, double other) {
    return value == null ? other : value;
  }

  private static PlaneCodec codec(PlaneEncoding encoding) {
    return PlaneCodec.of(
        switch (encoding) {
          case PNG -> PlaneFormat.PNG;
          case ZSTD -> PlaneFormat.ZSTD;
        });
  }
}
