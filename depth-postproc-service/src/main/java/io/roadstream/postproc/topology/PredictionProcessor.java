package io.roadstream.postproc.topology;

import io.roadstream.postproc.topology.Postprocessor.Analysis;
import io.roadstream.postproc.topology.Postprocessor.Results;
import io.roadstream.schemas.DepthHistogram;
import io.roadstream.schemas.FrameRef;
import io.roadstream.schemas.InferenceTimings;
import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.RoadObject;
import io.roadstream.schemas.topic.Topics;
import io.roadstream.service.streams.PromptCommits;
import io.roadstream.service.trace.FrameLog;
import io.roadstream.service.trace.TraceHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns one prediction after another into its three results, and tells windows that are complete,
 * on one stream thread.
 */
final class PredictionProcessor implements Processor<String, Prediction, String, byte[]> {

  private static final Duration IDLE_CHECK = Duration.ofSeconds(1);

  private static final Logger log = LoggerFactory.getLogger(PredictionProcessor.class);

  private final Postprocessor postprocessor;
  private final PostprocMeters meters;
  private final Serializer<DepthHistogram> histograms;
  private final TimeSettings time;

  @SuppressWarnings("NullAway.Init")
  private CameraMemory memory;

  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<String, byte[]> context;

  @SuppressWarnings("NullAway.Init")
  private PromptCommits commits;

  PredictionProcessor(
      Postprocessor postprocessor,
      PostprocMeters meters,
      Serializer<DepthHistogram> histograms,
      TimeSettings time) {
    this.postprocessor = postprocessor;
    this.meters = meters;
    this.histograms = histograms;
    this.time = time;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    this.context = context;
    commits = PromptCommits.of(context);
    memory = CameraMemory.inStores(context, time);
    context.schedule(IDLE_CHECK, PunctuationType.WALL_CLOCK_TIME, this::endIdle);
  }

  @Override
  public void process(Record<String, Prediction> record) {
    Prediction prediction = record.value();
    if (prediction == null) {
      meters.failed(Stage.DECODE);
      throw new PredictionException(
          Stage.DECODE, "record of key " + record.key() + " has no value");
    }
    FrameRef frame = prediction.getFrame();
    FrameLog.run(frame.getCameraId(), frame.getFrameId(), () -> process(record, prediction));
  }

  private void process(Record<String, Prediction> record, Prediction prediction) {
    Duration waited = Duration.between(made(prediction), Instant.now());
    Headers headers = TraceHeaders.passOn(record.headers());
    Analysis analysis = postprocessor.analyse(prediction);
    CameraMemory.Change change = memory.change(analysis, context.currentSystemTimeMs());
    List<RoadObject> objects = ObjectRecords.of(analysis.objects(), change.followed().tracks());
    Results results = postprocessor.encode(analysis, objects, headers);
    List<Record<String, byte[]>> complete = records(change.counted().complete(), headers);
    memory.keep(prediction.getFrame(), change, objects);
    meters.order(change.followed().order());
    forward(record, headers, results.mask(), PostprocTopology.MASKS);
    forward(record, headers, results.depth(), PostprocTopology.DEPTH);
    forward(record, headers, results.objects(), PostprocTopology.OBJECTS);
    complete.forEach(told -> context.forward(told, PostprocTopology.HISTOGRAMS));
    commits.processed(waited);
    Duration age = Duration.between(prediction.getFrame().getIngestedAt(), Instant.now());
    meters.done(age.isNegative() ? Duration.ZERO : age, results.objectCount());
    log.debug("{} objects, {} ms after ingestion", results.objectCount(), age.toMillis());
  }

  /** When the inference service had it ready. */
  private static Instant made(Prediction prediction) {
    InferenceTimings took = prediction.getTimings();
    return prediction
        .getFrame()
        .getIngestedAt()
        .plus(
            took.getWaitMicros()
                + took.getDecodeMicros()
                + took.getQueueMicros()
                + took.getInferMicros()
                + took.getEncodeMicros(),
            ChronoUnit.MICROS);
  }

  private void forward(
      Record<String, Prediction> record, Headers headers, byte[] value, String sink) {
    context.forward(record.withValue(value).withHeaders(headers), sink);
  }

  private void endIdle(long nowMillis) {
    records(memory.endIdle(nowMillis), new RecordHeaders())
        .forEach(told -> context.forward(told, PostprocTopology.HISTOGRAMS));
  }

  private List<Record<String, byte[]>> records(List<DepthHistogram> complete, Headers headers) {
    List<Record<String, byte[]>> records = new ArrayList<>();
    for (DepthHistogram histogram : complete) {
      RecordHeaders own = new RecordHeaders(headers.toArray());
      byte[] value = histograms.serialize(Topics.DEPTH_HISTOGRAMS, own, histogram);
      records.add(
          new Record<>(key(histogram), value, histogram.getWindowEnd().toEpochMilli() - 1, own));
    }
    return records;
  }

  /** Camera, class and start of the window. */
  static String key(DepthHistogram histogram) {
    return histogram.getCameraId()
        + "/"
        + histogram.getClassName()
        + "/"
        + histogram.getWindowStart();
  }
}
