package io.roadstream.cli.consume;

import io.roadstream.cli.render.SeenObject;
import io.roadstream.perception.camera.FrameGeometry;
import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.depth.KittiDepth;
import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.perception.object.DepthStatistics;
import io.roadstream.perception.object.RoadObject;
import io.roadstream.perception.plane.PlaneCodec;
import io.roadstream.perception.plane.PlaneFormat;
import io.roadstream.schemas.DepthMap;
import io.roadstream.schemas.FrameObjects;
import io.roadstream.schemas.FrameRef;
import io.roadstream.schemas.Grid;
import io.roadstream.schemas.PlaneEncoding;
import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.Region;
import io.roadstream.schemas.SegmentationMask;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

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
    Grid grid = record.getGrid();
    short[] codes =
        codec(record.getDepthEncoding())
            .decodeShorts(record.getDepth(), grid.getWidth(), grid.getHeight());
    io.roadstream.schemas.DepthCodec stated = record.getDepthCodec();
    DepthCodec codec =
        new DepthCodec(stated.getScale(), stated.getMinMetres(), stated.getMaxMetres());
    float[] metres = new float[codes.length];
    for (int i = 0; i < codes.length; i++) {
      metres[i] = codec.metres(codes[i]);
    }
    return new MetricDepth(grid.getWidth(), grid.getHeight(), metres);
  }

  /** The objects of a record. */
  public static List<RoadObject> objects(FrameObjects record) {
    List<RoadObject> objects = new ArrayList<>();
    for (io.roadstream.schemas.RoadObject object : record.getObjects()) {
      objects.add(object(object));
    }
    return objects;
  }

  /** Objects as they are drawn: distance is the median depth. */
  public static List<SeenObject> seen(List<RoadObject> objects) {
    List<SeenObject> seen = new ArrayList<>();
    for (RoadObject object : objects) {
      RoadObject.Box box = object.box();
      DepthStatistics depth = object.depth();
      seen.add(
          new SeenObject(
              object.trainId(),
              new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()),
              depth == null ? 0 : depth.median()));
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
    return new RoadObject(
        object.getTrainId(),
        new RoadObject.Box(box.getX(), box.getY(), box.getWidth(), box.getHeight()),
        object.getPixels(),
        object.getCentroid().getX(),
        object.getCentroid().getY(),
        depth == null ? null : statistics(depth),
        position == null
            ? null
            : new RoadObject.Position(position.getX(), position.getY(), position.getZ()));
  }

  private static DepthStatistics statistics(io.roadstream.schemas.DepthStatistics depth) {
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
        depth.getStandardDeviation());
  }

  private static PlaneCodec codec(PlaneEncoding encoding) {
    return PlaneCodec.of(
        switch (encoding) {
          case PNG -> PlaneFormat.PNG;
          case ZSTD -> PlaneFormat.ZSTD;
        });
  }
}
