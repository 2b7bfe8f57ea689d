package io.roadstream.cli.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.plane.PlaneCodec;
import io.roadstream.perception.plane.PlaneFormat;
import io.roadstream.schemas.Box;
import io.roadstream.schemas.FrameObjects;
import io.roadstream.schemas.FrameRef;
import io.roadstream.schemas.Grid;
import io.roadstream.schemas.InferenceTimings;
import io.roadstream.schemas.ModelRef;
import io.roadstream.schemas.ObjectDistance;
import io.roadstream.schemas.PlaneEncoding;
import io.roadstream.schemas.Point;
import io.roadstream.schemas.Prediction;
import io.roadstream.schemas.Region;
import io.roadstream.schemas.RoadObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ObjectWriterTest {

  private static final FrameRef FRAME =
      new FrameRef("gate, left", "f7", 7L, Instant.EPOCH, Instant.EPOCH, 16, 12);
  private static final ModelRef MODEL = new ModelRef("street", "1.2.3", "ab");

  /** The upper 10 rows of the frame; cells are one pixel wide and two high. */
  private static final Region REGION = new Region(0, 0, 16, 10);

  private static final Grid GRID = new Grid(16, 5);
  private static final io.roadstream.schemas.DepthCodec CODEC =
      new io.roadstream.schemas.DepthCodec("log", 5.0, 1.0, 250.0);

  @TempDir Path folder;

  @Test
  void shouldWriteALineOfValuesForEachObject() throws IOException {
    Path file = folder.resolve("objects.csv");
    try (CsvObjectWriter writer = new CsvObjectWriter(file)) {
      writer.write(record(), frame());
    }

    List<String> lines = Files.readAllLines(file);
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).isEqualTo(CsvObjectWriter.HEADER);
    assertThat(lines.get(1))
        .startsWith("\"gate, left\",7,f7,1970-01-01T00:00:00Z,0,car,,20.000,18.000,22.000,,,")
        .endsWith(",32,4.000,2.000,8.000,8.000");
    assertThat(lines.get(1).split(",", -1)).hasSize(lines.get(0).split(",", -1).length + 1);
  }

  @Test
  void shouldWriteObjectsWithTheirPixelsAsCocoHasThem() throws IOException {
    Path file = folder.resolve("objects.json");
    try (CocoObjectWriter writer = new CocoObjectWriter(file, found(Optional.of(prediction())))) {
      writer.write(record(), frame());
      writer.write(record(), frame());
      assertThat(writer.incomplete()).isZero();
    }

    JsonNode coco = JsonMapper.shared().readTree(Files.readString(file));
    assertThat(coco.path("images").size()).isEqualTo(2);
    assertThat(coco.path("images").get(1).path("width").asInt()).isEqualTo(16);
    assertThat(coco.path("annotations").size()).isEqualTo(2);
    JsonNode car = coco.path("annotations").get(1);
    assertThat(car.path("id").asInt()).isEqualTo(2);
    assertThat(car.path("image_id").asInt()).isEqualTo(2);
    assertThat(car.path("category_id").asInt()).isEqualTo(26);
    assertThat(car.path("bbox").toString()).isEqualTo("[4.0,2.0,8.0,8.0]");
    assertThat(car.path("area").asInt()).isEqualTo(64);
    assertThat(car.path("segmentation").path("size").toString()).isEqualTo("[12,16]");
    // Columns 4 to 11 of 12 pixels each, rows 2 to 9 of them.
    RunLengths expected = new RunLengths();
    for (int x = 4; x < 12; x++) {
      expected.add(x * 12 + 2, x * 12 + 10);
    }
    assertThat(car.path("segmentation").path("counts").asString())
        .isEqualTo(RunLengths.compressed(expected.counts(12 * 16)));
    assertThat(coco.path("categories").toString()).contains("{\"id\":26,\"name\":\"car\"}");
  }

  @Test
  void shouldWriteTheBoxAloneWhenThePredictionIsGone() throws IOException {
    Path file = folder.resolve("objects.json");
    try (CocoObjectWriter writer = new CocoObjectWriter(file, found(Optional.empty()))) {
      writer.write(record(), frame());
      assertThat(writer.incomplete()).isEqualTo(1);
    }

    JsonNode car = JsonMapper.shared().readTree(Files.readString(file)).path("annotations").get(0);
    assertThat(car.has("segmentation")).isFalse();
    assertThat(car.path("area").asInt()).isEqualTo(64);
  }

  private static CocoObjectWriter.PredictionFinder found(Optional<Prediction> prediction) {
    return new CocoObjectWriter.PredictionFinder() {
      @Override
      public Optional<Prediction> find(ConsumerRecord<String, ?> record, FrameRef frame) {
        return prediction;
      }

      @Override
      public void close() {
        // Nothing is open.
      }
    };
  }

  private static ConsumerRecord<String, FrameObjects> record() {
    return new ConsumerRecord<>("perception.objects", 0, 0, "gate, left", frame());
  }

  /** A car on columns 4 to 11 and rows 1 to 4 of the grid, as the service writes it. */
  private static FrameObjects frame() {
    RoadObject car =
        RoadObject.newBuilder()
            .setIndex(0)
            .setTrainId(13)
            .setClassName("car")
            .setBox(new Box(4.0, 2.0, 8.0, 8.0))
            .setPixels(32)
            .setCentroid(new Point(8.0, 6.0))
            .setDistance(new ObjectDistance(20.0, 18.0, 22.0, 0.8))
            .build();
    return FrameObjects.newBuilder()
        .setFrame(FRAME)
        .setModel(MODEL)
        .setRegion(REGION)
        .setGrid(GRID)
        .setDepthCodec(CODEC)
        .setObjects(List.of(car))
        .setTimings(new InferenceTimings(1L, 2L, 3L, 4L, 5L, 1))
        .setPostprocessMicros(6L)
        .build();
  }

  private static Prediction prediction() {
    byte[] mask = new byte[80];
    for (int y = 1; y < 5; y++) {
      Arrays.fill(mask, y * 16 + 4, y * 16 + 12, (byte) 13);
    }
    short[] codes = new short[80];
    Arrays.fill(codes, DepthCodec.ARTICLE.encode(20));
    PlaneCodec zstd = PlaneCodec.of(PlaneFormat.ZSTD);
    return Prediction.newBuilder()
        .setFrame(FRAME)
        .setModel(MODEL)
        .setRegion(REGION)
        .setGrid(GRID)
        .setDepthCodec(CODEC)
        .setMaskEncoding(PlaneEncoding.ZSTD)
        .setMask(ByteBuffer.wrap(zstd.encode(mask, 16, 5)))
        .setDepthEncoding(PlaneEncoding.ZSTD)
        .setDepth(ByteBuffer.wrap(zstd.encode(codes, 16, 5)))
        .setTimings(new InferenceTimings(1L, 2L, 3L, 4L, 5L, 1))
        .build();
  }
}
