package io.roadstream.schemas.topic;

import static java.util.Objects.requireNonNull;

import io.roadstream.schemas.CameraFrame;
import io.roadstream.schemas.DepthHistogram;
import io.roadstream.schemas.DepthMap;
import io.roadstream.schemas.FrameObjects;
import io.roadstream.schemas.ModelRelease;
import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.SegmentationMask;
import io.roadstream.schemas.TrainingSample;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** The names of all topics and the record that each carries, in the order of the data's flow. */
public final class Topics {

  /** Encoded camera images ({@link CameraFrame}); key cameraId. */
  public static final String CAMERA_FRAMES = "camera.frames";

  /**
   * The internal hand-over from inference to post-processing ({@link Prediction}); key cameraId.
   */
  public static final String PREDICTIONS = "perception.predictions";

  /** Class masks ({@link SegmentationMask}); key cameraId. */
  public static final String MASKS = "perception.masks";

  /** Metric depth ({@link DepthMap}); key cameraId. */
  public static final String DEPTH = "perception.depth";

  /** Objects with their depth statistics ({@link FrameObjects}); key cameraId. */
  public static final String OBJECTS = "perception.objects";

  /** Depth distributions in time windows ({@link DepthHistogram}); key cameraId, class, window. */
  public static final String DEPTH_HISTOGRAMS = "perception.depth-histograms";

  /** Labelled images ({@link TrainingSample}); key sampleId; kept for ever. */
  public static final String TRAINING_SAMPLES = "training.samples";

  /** What each channel serves ({@link ModelRelease}); key channel; compacted. */
  public static final String MODEL_RELEASES = "models.releases";

  /** The service that writes {@link #CAMERA_FRAMES} and {@link #TRAINING_SAMPLES}. */
  public static final String INGEST_SERVICE = "ingest-service";

  /** The service that turns frames into predictions. */
  public static final String INFERENCE_SERVICE = "inference-service";

  /** The service that turns predictions into masks, depth and objects. */
  public static final String POSTPROC_SERVICE = "depth-postproc-service";

  /** The service that turns samples into releases. */
  public static final String TRAINER_SERVICE = "trainer-service";

  /** The services that consume, and so have a dead-letter topic. */
  public static final List<String> CONSUMING_SERVICES =
      List.of(INFERENCE_SERVICE, POSTPROC_SERVICE, TRAINER_SERVICE);

  private static final Map<String, Schema> VALUE_SCHEMAS = valueSchemasInOrder();

  private Topics() {}

  /** Returns the topic that takes the records which {@code service} could not process. */
  public static String deadLetters(String service) {
    return requireNonNull(service, "service is null") + ".dlq";
  }

  /**
   * Returns the schema of every topic's values, by topic, in the order of the data's flow.
   * Dead-letter topics are not among them: they carry their source's bytes.
   */
  public static Map<String, Schema> valueSchemas() {
    return VALUE_SCHEMAS;
  }

  /** Returns the topics whose format is kept compatible for readers outside this project. */
  public static List<String> publicTopics() {
    return List.of(
        CAMERA_FRAMES, MASKS, DEPTH, OBJECTS, DEPTH_HISTOGRAMS, TRAINING_SAMPLES, MODEL_RELEASES);
  }

  private static Map<String, Schema> valueSchemasInOrder() {
    Map<String, Schema> schemas = new LinkedHashMap<>();
    schemas.put(CAMERA_FRAMES, CameraFrame.getClassSchema());
    schemas.put(PREDICTIONS, Prediction.getClassSchema());
    schemas.put(MASKS, SegmentationMask.getClassSchema());
    schemas.put(DEPTH, DepthMap.getClassSchema());
    schemas.put(OBJECTS, FrameObjects.getClassSchema());
    schemas.put(DEPTH_HISTOGRAMS, DepthHistogram.getClassSchema());
    schemas.put(TRAINING_SAMPLES, TrainingSample.getClassSchema());
    schemas.put(MODEL_RELEASES, ModelRelease.getClassSchema());
    return Collections.unmodifiableMap(schemas);
  }
}
