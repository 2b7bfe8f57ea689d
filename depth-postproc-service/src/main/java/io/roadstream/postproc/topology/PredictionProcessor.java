package io.roadstream.postproc.topology;

import io.roadstream.postproc.topology.Postprocessor.Results;
import io.roadstream.schemas.FrameRef;
import io.roadstream.schemas.Prediction;
import io.roadstream.service.trace.FrameLog;
import io.roadstream.service.trace.TraceHeaders;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns one prediction after another into its three results, on one stream thread. */
final class PredictionProcessor implements Processor<String, Prediction, String, byte[]> {

  private static final Logger log = LoggerFactory.getLogger(PredictionProcessor.class);

  private final Postprocessor postprocessor;
  private final PostprocMeters meters;

  @SuppressWarnings("NullAway.Init")
  private ProcessorContext<String, byte[]> context;

  PredictionProcessor(Postprocessor postprocessor, PostprocMeters meters) {
    this.postprocessor = postprocessor;
    this.meters = meters;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> context) {
    this.context = context;
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
    Headers headers = TraceHeaders.passOn(record.headers());
    Results results = postprocessor.process(prediction, headers);
    forward(record, headers, results.mask(), PostprocTopology.MASKS);
    forward(record, headers, results.depth(), PostprocTopology.DEPTH);
    forward(record, headers, results.objects(), PostprocTopology.OBJECTS);
    Duration age = Duration.between(prediction.getFrame().getIngestedAt(), Instant.now());
    meters.done(age.isNegative() ? Duration.ZERO : age, results.objectCount());
    log.debug("{} objects, {} ms after ingestion", results.objectCount(), age.toMillis());
  }

  private void forward(
      Record<String, Prediction> record, Headers headers, byte[] value, String sink) {
    context.forward(record.withValue(value).withHeaders(headers), sink);
  }
}
