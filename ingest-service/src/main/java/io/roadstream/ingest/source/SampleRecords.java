package io.roadstream.ingest.source;

import io.roadstream.ingest.frame.EncodedImage;
import io.roadstream.perception.depth.KittiDepth;
import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.perception.plane.PlaneCodec;
import io.roadstream.perception.plane.PlaneFormat;
import io.roadstream.schemas.CameraModel;
import io.roadstream.schemas.DepthLabel;
import io.roadstream.schemas.FrameRef;
import io.roadstream.schemas.LabelOrigin;
import io.roadstream.schemas.MaskLabel;
import io.roadstream.schemas.PlaneEncoding;
import io.roadstream.schemas.TrainingSample;
import io.roadstream.schemas.id.FrameIds;
import io.roadstream.schemas.id.SampleIds;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Makes records of labelled images. Thread-safe. */
final class SampleRecords {

  private final PlaneCodec planes = PlaneCodec.of(PlaneFormat.ZSTD);
  private final LabelOrigin origin;
  private final String originName;

  SampleRecords(LabelOrigin origin, String originName) {
    this.origin = origin;
    this.originName = originName;
  }

  TrainingSample record(
      String cameraId,
      long sequence,
      Instant capturedAt,
      EncodedImage image,
      Optional<CameraModel> camera,
      ClassMask mask,
      MetricDepth depth) {
    ByteBuffer bytes = ByteBuffer.wrap(image.bytes());
    MaskLabel maskLabel =
        new MaskLabel(
            PlaneEncoding.ZSTD,
            mask.width(),
            mask.height(),
            ByteBuffer.wrap(planes.encode(mask.ids(), mask.width(), mask.height())),
            origin,
            originName);
    DepthLabel depthLabel =
        new DepthLabel(
            PlaneEncoding.ZSTD,
            depth.width(),
            depth.height(),
            KittiDepth.UNITS_PER_METRE,
            ByteBuffer.wrap(planes.encode(KittiDepth.values(depth), depth.width(), depth.height())),
            origin,
            originName);
    Instant at = capturedAt.truncatedTo(ChronoUnit.MICROS);
    return TrainingSample.newBuilder()
        .setSampleId(SampleIds.of(cameraId, bytes, maskLabel, depthLabel))
        .setFrame(
            FrameRef.newBuilder()
                .setCameraId(cameraId)
                .setFrameId(FrameIds.of(cameraId, at, bytes))
                .setSequence(sequence)
                .setCapturedAt(at)
                .setIngestedAt(at)
                .setWidth(image.width())
                .setHeight(image.height())
                .build())
        .setEncoding(image.encoding())
        .setImage(bytes)
        .setCamera(camera.orElse(null))
        .setMask(maskLabel)
        .setDepth(depthLabel)
        .build();
  }
}
