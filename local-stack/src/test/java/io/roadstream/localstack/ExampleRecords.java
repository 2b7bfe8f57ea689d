package io.roadstream.localstack;

import io.roadstream.schemas.Box;
import io.roadstream.schemas.CameraFrame;
import io.roadstream.schemas.CameraModel;
import io.roadstream.schemas.DepthCodec;
import io.roadstream.schemas.DepthHistogram;
import io.roadstream.schemas.DepthLabel;
import io.roadstream.schemas.DepthMap;
import io.roadstream.schemas.DepthStatistics;
import io.roadstream.schemas.FrameObjects;
import io.roadstream.schemas.FrameRef;
import io.roadstream.schemas.Grid;
import io.roadstream.schemas.ImageEncoding;
import io.roadstream.schemas.InferenceTimings;
import io.roadstream.schemas.LabelOrigin;
import io.roadstream.schemas.MaskLabel;
import io.roadstream.schemas.ModelRef;
import io.roadstream.schemas.ModelRelease;
import io.roadstream.schemas.PlaneEncoding;
import io.roadstream.schemas.Point;
import io.roadstream.schemas.Position;
import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.Region;
import io.roadstream.schemas.RoadObject;
import io.roadstream.schemas.SegmentationMask;
import io.roadstream.schemas.TrainingSample;
import io.roadstream.schemas.topic.Topics;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;

/** One record for each topic, every field filled. */
final class ExampleRecords {

  static final String CAMERA = "gate";

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.000001Z");
  private static final FrameRef FRAME =
      new FrameRef(CAMERA, "0123456789abcdef0123456789abcdef", 7L, NOON, NOON, 1024, 512);
  private static final ModelRef MODEL = new ModelRef("street", "1.0.0", "00ff");
  private static final CameraModel INTRINSICS = new CameraModel(900.0, 900.0, 512.0, 256.0, 0.2);
  private static final Region REGION = new Region(0, 0, 1024, 410);
  private static final Grid GRID = new Grid(512, 208);
  private static final DepthCodec CODEC = new DepthCodec("log", 5.0, 1.0, 250.0);
  private static final InferenceTimings TIMINGS = new InferenceTimings(1L, 2L, 3L, 4L, 5L, 1);
  private static final ByteBuffer BYTES = ByteBuffer.wrap(new byte[] {1, 2, 3, -1});

  private ExampleRecords() {}

  static CameraFrame frame(byte[] image) {
    return new CameraFrame(
        FRAME, ImageEncoding.JPEG, ByteBuffer.wrap(image), BYTES.duplicate(), INTRINSICS);
  }

  /** Returns the records by topic. */
  static Map<String, SpecificRecord> byTopic() {
    Map<String, SpecificRecord> records = new LinkedHashMap<>();
    records.put(Topics.CAMERA_FRAMES, frame(new byte[] {1, 2, 3}));
    records.put(
        Topics.PREDICTIONS,
        new Prediction(
            FRAME,
            MODEL,
            REGION,
            GRID,
            CODEC,
            PlaneEncoding.ZSTD,
            BYTES.duplicate(),
            PlaneEncoding.ZSTD,
            BYTES.duplicate(),
            INTRINSICS,
            TIMINGS));
    records.put(
        Topics.MASKS,
        new SegmentationMask(FRAME, MODEL, REGION, GRID, PlaneEncoding.PNG, BYTES.duplicate()));
    records.put(
        Topics.DEPTH,
        new DepthMap(
            FRAME, MODEL, REGION, GRID, CODEC, PlaneEncoding.PNG, 256.0, BYTES.duplicate()));
    records.put(
        Topics.OBJECTS,
        FrameObjects.newBuilder()
            .setFrame(FRAME)
            .setModel(MODEL)
            .setRegion(REGION)
            .setGrid(GRID)
            .setDepthCodec(CODEC)
            .setCamera(INTRINSICS)
            .setObjects(List.of(car()))
            .setTimings(TIMINGS)
            .setPostprocessMicros(9L)
            .build());
    records.put(
        Topics.DEPTH_HISTOGRAMS,
        new DepthHistogram(
            CAMERA, 13, "car", NOON, NOON.plusSeconds(60), 600L, List.of(1.0, 10.0), List.of(42L)));
    records.put(
        Topics.TRAINING_SAMPLES,
        new TrainingSample(
            "fedcba9876543210fedcba9876543210",
            FRAME,
            ImageEncoding.PNG,
            BYTES.duplicate(),
            BYTES.duplicate(),
            INTRINSICS,
            new MaskLabel(
                PlaneEncoding.PNG, 2, 2, BYTES.duplicate(), LabelOrigin.HUMAN, "an annotator"),
            new DepthLabel(
                PlaneEncoding.PNG, 1, 2, 256.0, BYTES.duplicate(), LabelOrigin.SENSOR, "a lidar")));
    records.put(
        Topics.MODEL_RELEASES,
        new ModelRelease(
            "production",
            MODEL,
            MODEL,
            MODEL,
            "file:/models/street",
            NOON,
            BYTES.duplicate(),
            Map.of("new.miou", 0.5),
            "a test"));
    return records;
  }

  private static RoadObject car() {
    return RoadObject.newBuilder()
        .setIndex(0)
        .setTrainId(13)
        .setClassName("car")
        .setBox(new Box(10.0, 20.0, 30.0, 40.0))
        .setPixels(300)
        .setCentroid(new Point(25.0, 40.0))
        .setDepth(
            DepthStatistics.newBuilder()
                .setValidPixels(290)
                .setMin(9.0)
                .setP5(9.5)
                .setP25(9.8)
                .setMedian(10.0)
                .setP75(10.2)
                .setP95(10.5)
                .setMax(11.0)
                .setMean(10.0)
                .setStandardDeviation(0.3)
                .build())
        .setPosition(new Position(-5.4, -2.4, 10.0))
        .build();
  }
}
