package io.roadstream.postproc.topology;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.roadstream.postproc.topology.Postprocessor.Analysis;
import io.roadstream.postproc.topology.Postprocessor.Results;
import io.roadstream.schemas.DepthHistogram;
import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.RoadObject;
import io.roadstream.schemas.topic.PayloadLimit;
import io.roadstream.schemas.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Post-processing without streams: what {@link PostprocTopology} makes of predictions in the order
 * in which they are given, remembered in memory. One thread at a time.
 */
public final class Replayer {

  private final Postprocessor postprocessor;
  private final Serializer<DepthHistogram> histograms;
  private final CameraMemory memory;

  /**
   * @param serializers write the results
   * @param limit largest record
   * @param options what is set
   */
  public Replayer(ResultSerializers serializers, PayloadLimit limit, PostprocOptions options) {
    postprocessor =
        new Postprocessor(
            serializers,
            limit,
            options,
            new PostprocMeters(new SimpleMeterRegistry()),
            Runnable::run);
    histograms = serializers.histograms();
    memory = CameraMemory.inMemory(options.time());
  }

  /**
   * A record to be sent.
   *
   * @param topic the topic of the running service that it belongs to
   * @param key of the record
   * @param value of the record
   * @param timestampMs of the record
   */
  public record Output(String topic, String key, byte[] value, long timestampMs) {}

  /**
   * What comes of one prediction.
   *
   * @param timestampMs of its record
   * @throws PredictionException if it cannot be processed; it leaves no trace
   */
  public List<Output> process(Prediction prediction, long timestampMs) {
    Headers headers = new RecordHeaders();
    Analysis analysis = postprocessor.analyse(prediction);
    CameraMemory.Change change = memory.change(analysis, 0);
    List<RoadObject> objects = ObjectRecords.of(analysis.objects(), change.followed().tracks());
    Results results = postprocessor.encode(analysis, objects, headers);
    memory.keep(prediction.getFrame(), change, objects);
    String camera = prediction.getFrame().getCameraId();
    List<Output> outputs = new ArrayList<>();
    outputs.add(new Output(Topics.MASKS, camera, results.mask(), timestampMs));
    outputs.add(new Output(Topics.DEPTH, camera, results.depth(), timestampMs));
    outputs.add(new Output(Topics.OBJECTS, camera, results.objects(), timestampMs));
    outputs.addAll(told(change.counted().complete()));
    return outputs;
  }

  /** What is left to be told when no prediction comes any more. */
  public List<Output> end() {
    return told(memory.endIdle(Long.MAX_VALUE / 2000));
  }

  private List<Output> told(List<DepthHistogram> complete) {
    List<Output> outputs = new ArrayList<>();
    for (DepthHistogram histogram : complete) {
      outputs.add(
          new Output(
              Topics.DEPTH_HISTOGRAMS,
              PredictionProcessor.key(histogram),
              histograms.serialize(Topics.DEPTH_HISTOGRAMS, histogram),
              histogram.getWindowEnd().toEpochMilli() - 1));
    }
    return outputs;
  }
}
