package io.roadstream.postproc.topology;

import io.roadstream.perception.camera.FrameGeometry;
import io.roadstream.perception.camera.Intrinsics;
import io.roadstream.perception.camera.Region;
import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.perception.plane.PlaneCodec;
import io.roadstream.perception.plane.PlaneFormat;
import io.roadstream.schemas.CameraModel;
import io.roadstream.schemas.Grid;
import io.roadstream.schemas.PlaneEncoding;
import io.roadstream.schemas.Prediction;
import org.jspecify.annotations.Nullable;

/** Unpacks predictions, and refuses those that contradict themselves. Thread-safe. */
final class PredictionReader {

  private static final String LOG_TRANSFORM = "log";

  private final int maxGridCells;

  PredictionReader(int maxGridCells) {
    this.maxGridCells = maxGridCells;
  }

  /** A prediction in the domain's terms. */
  record Unpacked(
      ClassMask mask,
      DepthCodes depth,
      DepthCodec codec,
      FrameGeometry geometry,
      @Nullable Intrinsics intrinsics) {}

  /**
   * @throws RuntimeException if sizes, planes, codec or camera are not as they must be; the message
   *     says which
   */
  Unpacked read(Prediction prediction) {
    FrameGeometry geometry = geometry(prediction);
    DepthCodec depthCodec = depthCodec(prediction.getDepthCodec());
    int width = geometry.gridWidth();
    int height = geometry.gridHeight();
    byte[] ids =
        codec(prediction.getMaskEncoding()).decodeBytes(prediction.getMask(), width, height);
    short[] codes =
        codec(prediction.getDepthEncoding()).decodeShorts(prediction.getDepth(), width, height);
    return new Unpacked(
        new ClassMask(width, height, ids),
        new DepthCodes(width, height, codes),
        depthCodec,
        geometry,
        intrinsics(prediction.getCamera()));
  }

  private FrameGeometry geometry(Prediction prediction) {
    Grid grid = prediction.getGrid();
    if ((long) grid.getWidth() * grid.getHeight() > maxGridCells) {
      throw new IllegalArgumentException(
          "its grid of "
              + grid.getWidth()
              + "x"
              + grid.getHeight()
              + " has more than "
              + maxGridCells
              + " cells: raise roadstream.postproc.max-grid-cells if that is meant");
    }
    io.roadstream.schemas.Region region = prediction.getRegion();
    return new FrameGeometry(
        prediction.getFrame().getWidth(),
        prediction.getFrame().getHeight(),
        new Region(region.getX(), region.getY(), region.getWidth(), region.getHeight()),
        grid.getWidth(),
        grid.getHeight());
  }

  private static DepthCodec depthCodec(io.roadstream.schemas.DepthCodec codec) {
    if (!codec.getTransform().equals(LOG_TRANSFORM)) {
      throw new IllegalArgumentException(
          "depth transform '" + codec.getTransform() + "' is unknown; '" + LOG_TRANSFORM + "' is");
    }
    return DepthCodec.of(codec.getScale(), codec.getMinMetres(), codec.getMaxMetres());
  }

  private static PlaneCodec codec(PlaneEncoding encoding) {
    return PlaneCodec.of(PlaneFormat.valueOf(encoding.name()));
  }

  private static @Nullable Intrinsics intrinsics(@Nullable CameraModel camera) {
    return camera == null
        ? null
        : new Intrinsics(camera.getFx(), camera.getFy(), camera.getCx(), camera.getCy());
  }
}
