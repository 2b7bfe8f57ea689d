package io.roadstream.inference.topology;

import io.roadstream.inference.batch.MicroBatcher;
import io.roadstream.inference.model.Inferred;
import io.roadstream.perception.engine.NetworkInput;
import io.roadstream.schemas.CameraFrame;
import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.topic.PayloadLimit;
import io.roadstream.schemas.topic.Topics;
import java.util.function.Function;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** The stream {@code camera.frames -> perception.predictions}, one prediction for each frame. */
public final class InferenceTopology {

  private InferenceTopology() {}

  /**
   * Builds the topology.
   *
   * @param frames reads frames; closed by its owner
   * @param predictions writes predictions; closed by its owner
   * @param limit largest prediction
   * @param preprocessor turns an encoded image into the network's input; thread-safe
   * @param batcher runs the network; closed by its owner after the streams have stopped
   * @param failuresInARow inferences that may fail in a row before the engine is blamed
   * @param meters the service's metrics
   */
  public static Topology build(
      Serde<CameraFrame> frames,
      Serde<Prediction> predictions,
      PayloadLimit limit,
      Function<byte[], NetworkInput> preprocessor,
      MicroBatcher<NetworkInput, Inferred> batcher,
      int failuresInARow,
      InferenceMeters meters) {
    FrameDecoder decoder = new FrameDecoder(preprocessor);
    Inference inference = new Inference(batcher, new FailureStreak(failuresInARow));
    PredictionWriter writer = new PredictionWriter(predictions.serializer(), limit);
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(Topics.CAMERA_FRAMES, Consumed.with(Serdes.String(), frames).withName("frames"))
        .process(() -> new FrameProcessor(decoder, inference, writer, meters), Named.as("infer"))
        // Already bytes: their size has to be known before anything is forwarded.
        .to(
            Topics.PREDICTIONS,
            Produced.with(Serdes.String(), Serdes.ByteArray()).withName("predictions"));
    return builder.build();
  }
}
