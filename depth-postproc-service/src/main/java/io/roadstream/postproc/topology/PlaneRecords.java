package io.roadstream.postproc.topology;

import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.depth.KittiDepth;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.perception.plane.PlaneCodec;
import io.roadstream.perception.plane.PlaneFormat;
import io.roadstream.postproc.topology.PredictionReader.Unpacked;
import io.roadstream.schemas.DepthMap;
import io.roadstream.schemas.PlaneEncoding;
import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.SegmentationMask;
import java.nio.ByteBuffer;

/** Writes masks and metric depth as records, in the formats that are set. Thread-safe. */
final class PlaneRecords {

  private final PlaneCodec maskCodec;
  private final PlaneCodec depthCodec;

  /** What a thread keeps from frame to frame. */
  private final ThreadLocal<short[]> values = ThreadLocal.withInitial(() -> new short[0]);

  PlaneRecords(PostprocOptions options) {
    maskCodec = PlaneCodec.of(options.maskFormat(), options.compressionLevel());
    depthCodec = PlaneCodec.of(options.depthFormat(), options.compressionLevel());
  }

  /**
   * A prediction's planes as they are published.
   *
   * @param mask the class of each cell
   * @param depth the depth of each cell
   */
  record Planes(SegmentationMask mask, DepthMap depth) {}

  Planes write(Prediction prediction, Unpacked unpacked) {
    return new Planes(
        mask(prediction, unpacked.mask()),
        depth(prediction, unpacked.depth(), unpacked.codec().kitti()));
  }

  private SegmentationMask mask(Prediction prediction, ClassMask mask) {
    return SegmentationMask.newBuilder()
        .setFrame(prediction.getFrame())
        .setModel(prediction.getModel())
        .setRegion(prediction.getRegion())
        .setGrid(prediction.getGrid())
        .setEncoding(encoding(maskCodec.format()))
        .setMask(ByteBuffer.wrap(maskCodec.encode(mask.ids(), mask.width(), mask.height())))
        .build();
  }

  private DepthMap depth(Prediction prediction, DepthCodes depth, KittiDepth table) {
    short[] metric = table.values(depth, values.get());
    values.set(metric);
    byte[] encoded = depthCodec.encode(metric, depth.width(), depth.height());
    return DepthMap.newBuilder()
        .setFrame(prediction.getFrame())
        .setModel(prediction.getModel())
        .setRegion(prediction.getRegion())
        .setGrid(prediction.getGrid())
        .setDepthCodec(prediction.getDepthCodec())
        .setEncoding(encoding(depthCodec.format()))
        .setUnitsPerMetre(table.unitsPerMetre())
        .setDepth(ByteBuffer.wrap(encoded))
        .build();
  }

  private static PlaneEncoding encoding(PlaneFormat format) {
    return PlaneEncoding.valueOf(format.name());
  }
}
