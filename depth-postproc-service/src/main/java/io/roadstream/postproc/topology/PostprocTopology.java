package io.roadstream.postproc.topology;

import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.topic.PayloadLimit;
import io.roadstream.schemas.topic.Topics;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;

/**
 * The stream {@code perception.predictions -> perception.masks, perception.depth,
 * perception.objects}: for every prediction one record of each, with its key, timestamp and trace
 * headers, or none and a dead letter.
 */
public final class PostprocTopology {

  static final String MASKS = "masks";
  static final String DEPTH = "depth";
  static final String OBJECTS = "objects";

  private static final String PREDICTIONS = "predictions";
  private static final String POSTPROCESS = "postprocess";

  private PostprocTopology() {}

  /**
   * Builds the topology.
   *
   * @param predictions reads predictions; closed by its owner
   * @param results writes the results; closed by their owner
   * @param limit largest record
   * @param options what is set
   * @param meters the service's metrics
   */
  public static Topology build(
      Deserializer<Prediction> predictions,
      ResultSerializers results,
      PayloadLimit limit,
      PostprocOptions options,
      PostprocMeters meters) {
    Topology topology = new Topology();
    topology.addSource(PREDICTIONS, new StringDeserializer(), predictions, Topics.PREDICTIONS);
    topology.addProcessor(
        POSTPROCESS,
        () -> new PredictionProcessor(new Postprocessor(results, limit, options, meters), meters),
        PREDICTIONS);
    addSink(topology, MASKS, Topics.MASKS);
    addSink(topology, DEPTH, Topics.DEPTH);
    addSink(topology, OBJECTS, Topics.OBJECTS);
    return topology;
  }

  /** Values are bytes already: the size of all three has to be known before one is forwarded. */
  private static void addSink(Topology topology, String name, String topic) {
    topology.addSink(name, topic, new StringSerializer(), new ByteArraySerializer(), POSTPROCESS);
  }
}
