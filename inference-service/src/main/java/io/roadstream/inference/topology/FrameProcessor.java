package io.roadstream.inference.topology;

import io.roadstream.inference.batch.Batched;
import io.roadstream.inference.batch.MicroBatcher;
import io.roadstream.inference.model.Inferred;
import io.roadstream.inference.topology.FrameDecoder.Decoded;
import io.roadstream.perception.engine.NetworkInput;
import io.roadstream.schemas.CameraFrame;
import io.roadstream.schemas.FrameRef;
import io.roadstream.schemas.Prediction;
import io.roadstream.service.streams.PromptCommits;
import io.roadstream.service.trace.FrameLog;
import io.roadstream.service.trace.TraceHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Turns one frame after another into predictions, on one stream thread. Holds nothing back. */
final class FrameProcessor implements Processor<String, CameraFrame, String, byte[]> {

  private final FrameDecoder decoder;
  private final Inference inference;
  private final PredictionWriter writer;
  private final InferenceMeters meters;

  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<String, byte[]> context;

  @SuppressWarnings("NullAway.Init")
  private PromptCommits commits;

  FrameProcessor(
      FrameDecoder decoder, Inference inference, PredictionWriter writer, InferenceMeters meters) {
    this.decoder = decoder;
    this.inference = inference;
    this.writer = writer;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    this.context = context;
    commits = PromptCommits.of(context);
  }

  @Override
  public void process(Record<String, CameraFrame> record) {
    CameraFrame frame = record.value();
    if (frame == null) {
      throw new FrameException(Stage.DECODE, "record of key " + record.key() + " has no value");
    }
    FrameRef ref = frame.getFrame();
    FrameLog.run(ref.getCameraId(), ref.getFrameId(), () -> process(record, frame));
  }

  private void process(Record<String, CameraFrame> record, CameraFrame frame) {
    try {
      Headers headers = TraceHeaders.passOn(record.headers());
      Duration waited = Duration.between(frame.getFrame().getIngestedAt(), Instant.now());
      byte[] prediction = predict(frame, headers, waited);
      context.forward(record.withValue(prediction).withHeaders(headers));
      commits.processed(waited);
    } catch (FrameException e) {
      meters.failed(e.stage());
      throw e;
    }
  }

  private byte[] predict(CameraFrame frame, Headers headers, Duration waited) {
    long waitMicros = Math.max(0, TimeUnit.NANOSECONDS.toMicros(waited.toNanos()));
    Decoded decoded;
    Batched<Inferred> result;
    try (MicroBatcher<NetworkInput, Inferred>.Announcement announcement = inference.announce()) {
      decoded = decoder.decode(frame);
      result = inference.infer(announcement, frame, decoded.input());
    }
    Prediction prediction = writer.prediction(frame, decoded, result, waitMicros);
    byte[] bytes = writer.bytes(prediction, frame, headers);
    meters.record(prediction.getTimings());
    return bytes;
  }
}
