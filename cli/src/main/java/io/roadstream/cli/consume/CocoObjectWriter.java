package io.roadstream.cli.consume;

import io.roadstream.cli.Json;
import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.mask.CityscapesLabel;
import io.roadstream.schemas.Box;
import io.roadstream.schemas.FrameObjects;
import io.roadstream.schemas.FrameRef;
import io.roadstream.schemas.ObjectDistance;
import io.roadstream.schemas.ObjectTrack;
import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.RoadObject;
import io.roadstream.schemas.topic.Topics;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Objects as COCO has instances: images, annotations with box and run-length encoded pixels, and
 * categories, whose ids are Cityscapes' labelIds. Distance and track are added to the annotations;
 * tools that do not know them pass over them.
 *
 * <p>Pixels come from the frame's prediction. Where that is no longer kept, an annotation has its
 * box alone and the frame counts as incomplete. Annotations are written as they come.
 */
final class CocoObjectWriter implements ObjectWriter {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final PredictionFinder predictions;
  private final ObjectCells cells = new ObjectCells();
  private final BufferedWriter out;
  private final List<Map<String, Object>> images = new ArrayList<>();
  private long annotations;
  private long incomplete;

  /** Finds the prediction that a frame's objects were found in, as long as it is kept. */
  interface PredictionFinder extends AutoCloseable {

    Optional<Prediction> find(ConsumerRecord<String, ?> record, FrameRef frame);

    @Override
    void close();
  }

  /** Takes predictions from their topic. */
  static CocoObjectWriter of(Path file, String broker, String registry) {
    FrameJoin<Prediction> join =
        new FrameJoin<>(
            new RecordReader<>(broker, registry, Topics.PREDICTIONS, Prediction.class),
            Prediction::getFrame,
            prediction -> prediction.getMask().remaining() + prediction.getDepth().remaining(),
            PATIENCE);
    return new CocoObjectWriter(
        file,
        new PredictionFinder() {
          @Override
          public Optional<Prediction> find(ConsumerRecord<String, ?> record, FrameRef frame) {
            return join.find(record, frame);
          }

          @Override
          public void close() {
            join.close();
          }
        });
  }

  /**
   * @param file replaced if it is there
   * @param predictions finds the prediction of a frame; closed with this
   */
  CocoObjectWriter(Path file, PredictionFinder predictions) {
    this.predictions = predictions;
    try {
      out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
      out.write("{\"categories\":" + Json.line(categories()) + ",\n\"annotations\":[");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public long incomplete() {
    return incomplete;
  }

  @Override
  public void write(ConsumerRecord<String, ?> record, FrameObjects frame) {
    FrameRef ref = frame.getFrame();
    int imageId = images.size() + 1;
    Map<String, Object> image = new LinkedHashMap<>();
    image.put("id", imageId);
    image.put("file_name", RecordWriter.name(ref) + ".jpg");
    image.put("width", ref.getWidth());
    image.put("height", ref.getHeight());
    image.put("date_captured", ref.getCapturedAt().toString());
    image.put("frame_id", ref.getFrameId());
    images.add(image);
    Optional<Prediction> prediction = predictions.find(record, ref);
    List<@Nullable RunLengths> runs =
        prediction.isPresent() ? cells.find(frame, prediction.get()) : List.of();
    boolean whole = true;
    try {
      for (int i = 0; i < frame.getObjects().size(); i++) {
        RunLengths of = i < runs.size() ? runs.get(i) : null;
        whole &= of != null;
        out.write(annotations == 0 ? "\n" : ",\n");
        out.write(Json.line(annotation(imageId, ref, frame.getObjects().get(i), of)));
      }
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    incomplete += whole ? 0 : 1;
  }

  private Map<String, Object> annotation(
      int imageId, FrameRef frame, RoadObject object, @Nullable RunLengths runs) {
    Map<String, Object> annotation = new LinkedHashMap<>();
    annotation.put("id", ++annotations);
    annotation.put("image_id", imageId);
    annotation.put("category_id", CityscapesClasses.classes().get(object.getTrainId()).labelId());
    Box box = object.getBox();
    annotation.put("bbox", List.of(box.getX(), box.getY(), box.getWidth(), box.getHeight()));
    annotation.put("iscrowd", 0);
    if (runs == null) {
      annotation.put("area", box.getWidth() * box.getHeight());
    } else {
      annotation.put("area", runs.area());
      Map<String, Object> segmentation = new LinkedHashMap<>();
      segmentation.put("size", List.of(frame.getHeight(), frame.getWidth()));
      segmentation.put(
          "counts", RunLengths.compressed(runs.counts(frame.getHeight() * frame.getWidth())));
      annotation.put("segmentation", segmentation);
    }
    ObjectDistance distance = object.getDistance();
    if (distance != null) {
      annotation.put("distance", distance.getNear());
      annotation.put("distance_interval", List.of(distance.getLow(), distance.getHigh()));
    }
    ObjectTrack track = object.getTrack();
    if (track != null) {
      annotation.put("track_id", track.getId());
    }
    return annotation;
  }

  private static Map<String, Object> categoryOf(CityscapesLabel label) {
    Map<String, Object> category = new LinkedHashMap<>();
    category.put("id", label.labelId());
    category.put("name", label.name());
    return category;
  }

  private static List<Map<String, Object>> categories() {
    return CityscapesClasses.classes().stream()
        .filter(label -> CityscapesClasses.isThing(label.trainId()))
        .map(CocoObjectWriter::categoryOf)
        .toList();
  }

  @Override
  public void close() {
    try (predictions;
        BufferedWriter closing = out) {
      closing.write("\n],\n\"images\":" + Json.line(images) + "}\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
