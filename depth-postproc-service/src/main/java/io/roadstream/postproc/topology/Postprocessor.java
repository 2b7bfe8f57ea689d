package io.roadstream.postproc.topology;

import io.roadstream.perception.object.ClassDepth;
import io.roadstream.perception.object.ClassDepthExtractor;
import io.roadstream.perception.object.FreeDistance;
import io.roadstream.perception.object.InstanceExtractor;
import io.roadstream.perception.object.ObjectExtractor;
import io.roadstream.perception.object.RoadObject;
import io.roadstream.postproc.topology.PlaneRecords.Planes;
import io.roadstream.postproc.topology.PredictionReader.Unpacked;
import io.roadstream.schemas.FrameObjects;
import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.topic.PayloadLimit;
import io.roadstream.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Makes of one prediction the bytes of its mask, depth and objects records, none of them larger
 * than the limit. Mask and depth are written while objects are measured. Keeps buffers from frame
 * to frame: one thread at a time.
 */
public final class Postprocessor {

  private final PredictionReader reader;
  private final ObjectExtractor extractor;
  private final ClassDepthExtractor classes = new ClassDepthExtractor();
  private final FreeDistance free = new FreeDistance();
  private final PlaneRecords planes;
  private final ResultSerializers serializers;
  private final PayloadLimit limit;
  private final PostprocMeters meters;
  private final Executor beside;

  /**
   * @param serializers write the results
   * @param limit largest record
   * @param options what is set
   * @param meters the service's metrics
   * @param beside writes masks and depth maps while objects are measured; {@code Runnable::run} to
   *     stay on one thread
   */
  public Postprocessor(
      ResultSerializers serializers,
      PayloadLimit limit,
      PostprocOptions options,
      PostprocMeters meters,
      Executor beside) {
    this.reader = new PredictionReader(options.maxGridCells());
    this.extractor = new InstanceExtractor(options.objects());
    this.planes = new PlaneRecords(options);
    this.serializers = serializers;
    this.limit = limit;
    this.meters = meters;
    this.beside = beside;
  }

  /**
   * The serialised records of one prediction.
   *
   * @param mask for {@code perception.masks}
   * @param depth for {@code perception.depth}
   * @param objects for {@code perception.objects}
   * @param objectCount how many objects there are
   */
  public record Results(byte[] mask, byte[] depth, byte[] objects, int objectCount) {}

  /**
   * What a prediction shows.
   *
   * @param prediction it
   * @param unpacked in the domain's terms
   * @param objects largest first
   * @param classes each class as a whole
   * @param free metres of free road in each column of the grid, 0 where unknown
   * @param planes its mask and depth, once they are written
   * @param startNanos when work on it began
   */
  record Analysis(
      Prediction prediction,
      Unpacked unpacked,
      List<RoadObject> objects,
      List<ClassDepth> classes,
      float[] free,
      CompletableFuture<Planes> planes,
      long startNanos) {}

  /**
   * Processes one prediction by itself, without what came before.
   *
   * @param headers of the records to be; a serialiser may add to them
   * @throws PredictionException if the prediction contradicts itself or a record is too large
   */
  public Results process(Prediction prediction, Headers headers) {
    Analysis analysis = analyse(prediction);
    return encode(analysis, ObjectRecords.of(analysis.objects(), List.of()), headers);
  }

  /**
   * Unpacks a prediction and measures what it shows.
   *
   * @throws PredictionException if the prediction contradicts itself
   */
  Analysis analyse(Prediction prediction) {
    long start = System.nanoTime();
    Unpacked unpacked = stage(Stage.DECODE, prediction, () -> reader.read(prediction));
    CompletableFuture<Planes> written =
        CompletableFuture.supplyAsync(
            () -> stage(Stage.PLANES, prediction, () -> planes.write(prediction, unpacked)),
            beside);
    return stage(Stage.OBJECTS, prediction, () -> measure(prediction, unpacked, written, start));
  }

  /**
   * Writes the records of a prediction.
   *
   * @param objects as they go into the record
   * @param headers of the records to be; a serialiser may add to them
   * @throws PredictionException if a record is too large
   */
  Results encode(
      Analysis analysis, List<io.roadstream.schemas.RoadObject> objects, Headers headers) {
    return stage(Stage.ENCODE, analysis.prediction(), () -> write(analysis, objects, headers));
  }

  private Analysis measure(
      Prediction prediction, Unpacked unpacked, CompletableFuture<Planes> written, long start) {
    return new Analysis(
        prediction,
        unpacked,
        extractor.extract(
            unpacked.mask(),
            unpacked.depth(),
            unpacked.codec(),
            unpacked.geometry(),
            unpacked.intrinsics()),
        classes.extract(unpacked.mask(), unpacked.depth(), unpacked.codec()),
        free.measure(unpacked.mask(), unpacked.depth(), unpacked.codec()),
        written,
        start);
  }

  private Results write(
      Analysis analysis, List<io.roadstream.schemas.RoadObject> objects, Headers headers) {
    Prediction prediction = analysis.prediction();
    Planes written = written(analysis);
    byte[] maskBytes = bytes(serializers.masks(), Topics.MASKS, headers, written.mask());
    byte[] depthBytes = bytes(serializers.depth(), Topics.DEPTH, headers, written.depth());
    FrameObjects frameObjects =
        FrameObjects.newBuilder()
            .setFrame(prediction.getFrame())
            .setModel(prediction.getModel())
            .setRegion(prediction.getRegion())
            .setGrid(prediction.getGrid())
            .setDepthCodec(prediction.getDepthCodec())
            .setCamera(prediction.getCamera())
            .setObjects(objects)
            .setClasses(ObjectRecords.stuff(analysis.classes()))
            .setFreeDistance(ObjectRecords.free(analysis.free()))
            .setTimings(prediction.getTimings())
            .setPostprocessMicros((System.nanoTime() - analysis.startNanos()) / 1000)
            .build();
    byte[] objectBytes = bytes(serializers.objects(), Topics.OBJECTS, headers, frameObjects);
    return new Results(maskBytes, depthBytes, objectBytes, objects.size());
  }

  private static Planes written(Analysis analysis) {
    try {
      return analysis.planes().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  private <T> byte[] bytes(Serializer<T> serializer, String topic, Headers headers, T record) {
    byte[] bytes = serializer.serialize(topic, headers, record);
    if (!limit.allows(bytes.length)) {
      throw new IllegalArgumentException(
          "its record for "
              + topic
              + " has "
              + bytes.length
              + " bytes, over the payload limit of "
              + limit.bytes()
              + ": use a bundle with a smaller grid or raise roadstream.kafka.payload-limit");
    }
    return bytes;
  }

  private <T> T stage(Stage stage, Prediction prediction, Supplier<T> work) {
    long start = System.nanoTime();
    try {
      return work.get();
    } catch (PredictionException e) {
      // Of a stage within this one, that has counted it.
      throw e;
    } catch (RuntimeException e) {
      meters.failed(stage);
      throw new PredictionException(stage, prediction.getFrame(), e);
    } finally {
      meters.took(stage, Duration.ofNanos(System.nanoTime() - start));
    }
  }
}
