package io.roadstream.cli.consume;

import io.roadstream.cli.output.OutputFolder;
import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.schemas.DepthMap;
import io.roadstream.schemas.FrameObjects;
import io.roadstream.schemas.FrameRef;
import io.roadstream.schemas.InferenceTimings;
import io.roadstream.schemas.ModelRef;
import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.SegmentationMask;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Writes each record as pictures and JSON lines. One thread at a time. */
final class RecordWriter {

  private static final String TOP = "";
  private static final String OVERLAY = "overlay";

  private final OutputFolder folder;
  private final @Nullable Overlays overlays;
  private final ObjectWriter objectWriter;
  private long withoutOverlay;

  /** Writes objects as JSON lines. */
  RecordWriter(OutputFolder folder, @Nullable Overlays overlays) {
    this(folder, overlays, new JsonObjectWriter(folder));
  }

  /**
   * @param overlays draws the frames besides; null for none
   * @param objectWriter takes objects; closed by its owner
   */
  RecordWriter(OutputFolder folder, @Nullable Overlays overlays, ObjectWriter objectWriter) {
    this.folder = folder;
    this.overlays = overlays;
    this.objectWriter = objectWriter;
  }

  /** Records whose frame, mask or objects could no longer be found. */
  long withoutOverlay() {
    return withoutOverlay;
  }

  void write(ConsumerRecord<String, ? extends SpecificRecord> record) {
    SpecificRecord value = record.value();
    FrameRef frame;
    if (value instanceof SegmentationMask mask) {
      frame = mask.getFrame();
      ClassMask classes = Records.mask(mask);
      folder.maskColours(TOP, name(frame), classes);
      folder.maskIds("ids", name(frame), classes);
    } else if (value instanceof DepthMap map) {
      frame = map.getFrame();
      MetricDepth depth = Records.depth(map);
      folder.kittiDepth(TOP, name(frame), depth);
      folder.depthColours("colour", name(frame), depth);
    } else if (value instanceof FrameObjects objects) {
      frame = objects.getFrame();
      objectWriter.write(record, objects);
    } else if (value instanceof Prediction prediction) {
      frame = prediction.getFrame();
      write(frame, prediction);
    } else {
      throw new IllegalArgumentException("no result: " + value.getSchema().getFullName());
    }
    if (overlays != null) {
      Optional<RgbImage> picture = overlays.draw(record, frame);
      if (picture.isPresent()) {
        folder.overlay(OVERLAY, name(frame), picture.get());
      } else {
        withoutOverlay++;
      }
    }
  }

  private void write(FrameRef frame, Prediction prediction) {
    ClassMask mask = Records.mask(prediction);
    MetricDepth depth = Records.depth(prediction);
    folder.maskColours("mask", name(frame), mask);
    folder.maskIds("mask-ids", name(frame), mask);
    folder.kittiDepth("depth", name(frame), depth);
    folder.depthColours("depth-colour", name(frame), depth);
    Map<String, Object> line = line(frame, prediction.getModel());
    InferenceTimings timings = prediction.getTimings();
    Map<String, Object> micros = new LinkedHashMap<>();
    micros.put("wait", timings.getWaitMicros());
    micros.put("decode", timings.getDecodeMicros());
    micros.put("queue", timings.getQueueMicros());
    micros.put("infer", timings.getInferMicros());
    micros.put("encode", timings.getEncodeMicros());
    line.put("timingsMicros", micros);
    line.put("batchSize", timings.getBatchSize());
    folder.jsonLine("predictions.jsonl", line);
  }

  /** Camera and sequence number, so that names sort in the order of a camera's frames. */
  static String name(FrameRef frame) {
    return String.format(
        Locale.ROOT,
        "%s-%08d",
        frame.getCameraId().replaceAll("[^A-Za-z0-9._-]", "_"),
        frame.getSequence());
  }

  static Map<String, Object> line(FrameRef frame, ModelRef model) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("cameraId", frame.getCameraId());
    line.put("sequence", frame.getSequence());
    line.put("frameId", frame.getFrameId());
    line.put("capturedAt", frame.getCapturedAt().toString());
    line.put("width", frame.getWidth());
    line.put("height", frame.getHeight());
    line.put("model", model.getName() + " " + model.getVersion());
    return line;
  }
}
