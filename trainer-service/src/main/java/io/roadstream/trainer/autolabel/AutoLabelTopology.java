package io.roadstream.trainer.autolabel;

import io.roadstream.schemas.CameraFrame;
import io.roadstream.schemas.TrainingSample;
import io.roadstream.schemas.topic.Topics;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;

/** The stream {@code camera.frames -> training.samples}, depth by a teacher. */
public final class AutoLabelTopology {

  private AutoLabelTopology() {}

  /**
   * Builds the topology.
   *
   * @param frames reads frames; closed by its owner
   * @param samples writes samples; closed by its owner
   * @param teachers makes a teacher for each stream task, which closes it
   * @param everyNth one in so many frames of a camera is labelled, by its sequence number
   */
  public static Topology build(
      Serde<CameraFrame> frames,
      Serde<TrainingSample> samples,
      Supplier<DepthTeacher> teachers,
      int everyNth) {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream(Topics.CAMERA_FRAMES, Consumed.with(Serdes.String(), frames).withName("frames"))
        .filter(
            (camera, frame) ->
                frame.getFrame().getSequence() % everyNth == 0 && AutoLabeller.isStereo(frame),
            Named.as("one-in-so-many"))
        .process(() -> new AutoLabeller(teachers.get()), Named.as("label"))
        .to(Topics.TRAINING_SAMPLES, Produced.with(Serdes.String(), samples).withName("samples"));
    return builder.build();
  }
}
