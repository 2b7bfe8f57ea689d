package io.roadstream.postproc.topology;

import io.roadstream.postproc.nearest.CameraNearest;
import io.roadstream.postproc.track.CameraTracks;
import io.roadstream.postproc.window.OpenWindows;
import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.topic.PayloadLimit;
import io.roadstream.schemas.topic.Topics;
import java.util.concurrent.Executor;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/**
 * The stream {@code perception.predictions -> perception.masks, perception.depth,
 * perception.objects}: for every prediction one record of each, with its key, timestamp and trace
 * headers, or none and a dead letter. Besides, {@code perception.depth-histograms} for every window
 * that is complete, and a table of the nearest objects to be asked.
 */
public final class PostprocTopology {

  static final String MASKS = "masks";
  static final String DEPTH = "depth";
  static final String OBJECTS = "objects";
  static final String HISTOGRAMS = "depth-histograms";

  /** What is followed of each camera. */
  public static final String TRACKS_STORE = "tracks";

  /** Open windows of each camera. */
  public static final String WINDOWS_STORE = "class-windows";

  /** The nearest objects of each camera; to be asked by cameraId. */
  public static final String NEAREST_STORE = "nearest";

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
   * @param beside writes masks and depth maps beside the stream threads
   */
  public static Topology build(
      Deserializer<Prediction> predictions,
      ResultSerializers results,
      PayloadLimit limit,
      PostprocOptions options,
      PostprocMeters meters,
      Executor beside) {
    Topology topology = new Topology();
    topology.addSource(PREDICTIONS, new StringDeserializer(), predictions, Topics.PREDICTIONS);
    topology.addProcessor(
        POSTPROCESS,
        () ->
            new PredictionProcessor(
                new Postprocessor(results, limit, options, meters, beside),
                meters,
                results.histograms(),
                options.time()),
        PREDICTIONS);
    addStore(topology, TRACKS_STORE, CameraTracks.serde());
    addStore(topology, WINDOWS_STORE, OpenWindows.serde());
    addStore(topology, NEAREST_STORE, CameraNearest.serde());
    addSink(topology, MASKS, Topics.MASKS);
    addSink(topology, DEPTH, Topics.DEPTH);
    addSink(topology, OBJECTS, Topics.OBJECTS);
    addSink(topology, HISTOGRAMS, Topics.DEPTH_HISTOGRAMS);
    return topology;
  }

  /** Values are bytes already: the size of all three has to be known before one is forwarded. */
  private static void addSink(Topology topology, String name, String topic) {
    topology.addSink(name, topic, new StringSerializer(), new ByteArraySerializer(), POSTPROCESS);
  }

  /** A few kilobytes a camera: memory is enough, and the changelog restores it. */
  private static <T> void addStore(Topology topology, String name, Serde<T> serde) {
    topology.addStateStore(
        Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), serde)
            .withCachingEnabled(),
        POSTPROCESS);
  }
}
