package io.roadstream.inference.topology;

import io.roadstream.inference.batch.Batched;
import io.roadstream.inference.model.Inferred;
import io.roadstream.inference.model.ModelIdentity;
import io.roadstream.inference.topology.FrameDecoder.Decoded;
import io.roadstream.perception.camera.FrameGeometry;
import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.perception.plane.PlaneCodec;
import io.roadstream.perception.plane.PlaneFormat;
import io.roadstream.schemas.CameraFrame;
import io.roadstream.schemas.DepthCodec;
import io.roadstream.schemas.Grid;
import io.roadstream.schemas.InferenceTimings;
import io.roadstream.schemas.PlaneEncoding;
import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.Region;
import io.roadstream.schemas.topic.PayloadLimit;
import io.roadstream.schemas.topic.Topics;
import io.roadstream.service.deadletter.OutageException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;

/** Makes the record of a prediction; it is never larger than the limit. Thread-safe. */
final class PredictionWriter {

  private final PlaneCodec planes = PlaneCodec.of(PlaneFormat.ZSTD);
  private final Serializer<Prediction> serializer;
  private final PayloadLimit limit;

  PredictionWriter(Serializer<Prediction> serializer, PayloadLimit limit) {
    this.serializer = serializer;
    this.limit = limit;
  }

  /**
   * Encodes a result as a record.
   *
   * @throws FrameException if the frame's camera is impossible
   */
  Prediction prediction(
      CameraFrame frame, Decoded decoded, Batched<Inferred> result, long waitMicros) {
    long start = System.nanoTime();
    ClassMask mask = result.value().prediction().mask();
    DepthCodes depth = result.value().prediction().depth();
    ByteBuffer maskBytes = ByteBuffer.wrap(planes.encode(mask.ids(), mask.width(), mask.height()));
    ByteBuffer depthBytes =
        ByteBuffer.wrap(planes.encode(depth.codes(), depth.width(), depth.height()));
    InferenceTimings timings =
        InferenceTimings.newBuilder()
            .setWaitMicros(waitMicros)
            .setDecodeMicros(decoded.micros())
            .setQueueMicros(TimeUnit.NANOSECONDS.toMicros(result.queueNanos()))
            .setInferMicros(TimeUnit.NANOSECONDS.toMicros(result.runNanos()))
            .setEncodeMicros(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start))
            .setBatchSize(result.batchSize())
            .build();
    return Prediction.newBuilder()
        .setFrame(frame.getFrame())
        .setModel(result.value().model().ref())
        .setRegion(region(decoded.input().geometry()))
        .setGrid(new Grid(mask.width(), mask.height()))
        .setDepthCodec(codec(frame, decoded, result.value().model()))
        .setMaskEncoding(PlaneEncoding.ZSTD)
        .setMask(maskBytes)
        .setDepthEncoding(PlaneEncoding.ZSTD)
        .setDepth(depthBytes)
        .setCamera(frame.getCamera())
        .setTimings(timings)
        .build();
  }

  private static DepthCodec codec(CameraFrame frame, Decoded decoded, ModelIdentity model) {
    try {
      return model.depthCodec(decoded.input().geometry(), frame.getCamera());
    } catch (IllegalArgumentException e) {
      throw new FrameException(
          Stage.ENCODE, frame, "its camera is impossible: " + e.getMessage(), e);
    }
  }

  /**
   * The record's bytes.
   *
   * @throws FrameException if they are over the limit
   */
  byte[] bytes(Prediction prediction, CameraFrame frame, Headers headers) {
    byte[] bytes = serialize(prediction, headers);
    if (!limit.allows(bytes.length)) {
      throw new FrameException(
          Stage.ENCODE,
          frame,
          "its prediction has "
              + bytes.length
              + " bytes, over the payload limit of "
              + limit.bytes()
              + ": use a bundle with a smaller grid or raise roadstream.kafka.payload-limit");
    }
    return bytes;
  }

  private byte[] serialize(Prediction prediction, Headers headers) {
    try {
      return serializer.serialize(Topics.PREDICTIONS, headers, prediction);
    } catch (RuntimeException e) {
      // Every field is set, so no frame is to blame: the registry is away or refuses the schema.
      throw new OutageException("predictions cannot be written", e);
    }
  }

  private static Region region(FrameGeometry geometry) {
    io.roadstream.perception.camera.Region region = geometry.region();
    return new Region(region.x(), region.y(), region.width(), region.height());
  }
}
