package io.roadstream.ingest.produce;

import io.roadstream.ingest.frame.CapturedFrame;
import io.roadstream.ingest.frame.EncodedImage;
import io.roadstream.schemas.CameraFrame;
import io.roadstream.schemas.FrameRef;
import io.roadstream.schemas.id.FrameIds;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Makes records of captured frames. */
final class FrameRecords {

  private FrameRecords() {}

  static CameraFrame record(
      String cameraId,
      long sequence,
      CapturedFrame frame,
      String frameId,
      Instant capturedAt,
      Instant ingestedAt) {
    EncodedImage image = frame.image();
    FrameRef ref =
        FrameRef.newBuilder()
            .setCameraId(cameraId)
            .setFrameId(frameId)
            .setSequence(sequence)
            .setCapturedAt(capturedAt.truncatedTo(ChronoUnit.MICROS))
            .setIngestedAt(ingestedAt.truncatedTo(ChronoUnit.MICROS))
            .setWidth(image.width())
            .setHeight(image.height())
            .build();
    return CameraFrame.newBuilder()
        .setFrame(ref)
        .setEncoding(image.encoding())
        .setImage(ByteBuffer.wrap(image.bytes()))
        .setRightImage(frame.right().map(r -> ByteBuffer.wrap(r.bytes())).orElse(null))
        .setCamera(frame.camera().orElse(null))
        .build();
  }

  static String frameId(String cameraId, CapturedFrame frame, Instant capturedAt) {
    return FrameIds.of(cameraId, capturedAt, ByteBuffer.wrap(frame.image().bytes()));
  }
}
