package io.roadstream.postproc.topology;

import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.depth.KittiDepth;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.perception.plane.PlaneCodec;
import io.roadstream.perception.plane.PlaneFormat;
import io.roadstream.schemas.DepthMap;
import io.roadstream.schemas.PlaneEncoding;
import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.SegmentationMask;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes masks and metric depth as records, in the formats that are set. Keeps the tables of the
 * depth codecs that it saw last: one thread at a time.
 */
final class PlaneRecords {

  /** One for each focal length among the cameras; 128 KiB each. */
  private static final int KEPT = 64;

  private final PlaneCodec maskCodec;
  private final PlaneCodec depthCodec;
  private final Map<DepthCodec, KittiDepth> tables =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<DepthCodec, KittiDepth> eldest) {
          return size() > KEPT;
        }
      };

  PlaneRecords(PostprocOptions options) {
    maskCodec = PlaneCodec.of(options.maskFormat(), options.compressionLevel());
    depthCodec = PlaneCodec.of(options.depthFormat(), options.compressionLevel());
  }

  SegmentationMask mask(Prediction prediction, ClassMask mask) {
    return SegmentationMask.newBuilder()
        .setFrame(prediction.getFrame())
        .setModel(prediction.getModel())
        .setRegion(prediction.getRegion())
        .setGrid(prediction.getGrid())
        .setEncoding(encoding(maskCodec.format()))
        .setMask(ByteBuffer.wrap(maskCodec.encode(mask.ids(), mask.width(), mask.height())))
        .build();
  }

  DepthMap depth(Prediction prediction, DepthCodes depth, DepthCodec codec) {
    KittiDepth table = tables.computeIfAbsent(codec, KittiDepth::new);
    byte[] encoded = depthCodec.encode(table.values(depth), depth.width(), depth.height());
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
