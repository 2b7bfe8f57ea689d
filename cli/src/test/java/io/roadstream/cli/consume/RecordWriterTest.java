package io.roadstream.cli.consume;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.cli.output.OutputFolder;
import io.roadstream.perception.image.ImageDecoder;
import io.roadstream.perception.image.ImageLimits;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.plane.PlaneCodec;
import io.roadstream.perception.plane.PlaneFormat;
import io.roadstream.schemas.DepthCodec;
import io.roadstream.schemas.DepthMap;
import io.roadstream.schemas.FrameRef;
import io.roadstream.schemas.Grid;
import io.roadstream.schemas.ModelRef;
import io.roadstream.schemas.PlaneEncoding;
import io.roadstream.schemas.Region;
import io.roadstream.schemas.SegmentationMask;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordWriterTest {

  private static final ModelRef MODEL = new ModelRef("street", "1.2.3", "00");
  private static final Region REGION = new Region(0, 0, 8, 4);
  private static final Grid GRID = new Grid(4, 2);
  private static final DepthCodec CODEC = new DepthCodec("log", 5.0, 1.0, 250.0);

  @TempDir Path folder;

  private static FrameRef frame(long sequence) {
    return new FrameRef("gate", "id" + sequence, sequence, Instant.EPOCH, Instant.EPOCH, 8, 4);
  }

  private void write(SpecificRecord value) {
    try (OutputFolder out = new OutputFolder(folder)) {
      new RecordWriter(out, null).write(new ConsumerRecord<>("topic", 0, 0, "gate", value));
    }
  }

  @Test
  void shouldWriteAMaskInColoursAndAsIds() throws IOException {
    byte[] ids = {0, 0, 13, 13, 10, 10, (byte) 255, 1};
    for (PlaneEncoding encoding : PlaneEncoding.values()) {
      PlaneFormat format = PlaneFormat.valueOf(encoding.name());
      write(
          new SegmentationMask(
              frame(7),
              MODEL,
              REGION,
              GRID,
              encoding,
              ByteBuffer.wrap(PlaneCodec.of(format).encode(ids, 4, 2))));

      RgbImage colours =
          new ImageDecoder(ImageLimits.DEFAULT)
              .decode(Files.readAllBytes(folder.resolve("gate-00000007.png")));
      assertThat(colours.width()).isEqualTo(4);
      assertThat(colours.data()).startsWith(0x80, 0x40, 0x80);
      ByteBuffer written =
          ByteBuffer.wrap(Files.readAllBytes(folder.resolve("ids/gate-00000007.png")));
      assertThat(PlaneCodec.of(PlaneFormat.PNG).decodeBytes(written, 4, 2)).isEqualTo(ids);
    }
  }

  @Test
  void shouldWriteDepthAsKittiHasIt() throws IOException {
    short[] values = {0, 256, 512, 2560, 256, 256, 256, (short) 64000};
    write(
        new DepthMap(
            frame(12),
            MODEL,
            REGION,
            GRID,
            CODEC,
            PlaneEncoding.ZSTD,
            256.0,
            ByteBuffer.wrap(PlaneCodec.of(PlaneFormat.ZSTD).encode(values, 4, 2))));
    ByteBuffer written = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("gate-00000012.png")));
    assertThat(PlaneCodec.of(PlaneFormat.PNG).decodeShorts(written, 4, 2)).isEqualTo(values);
    assertThat(folder.resolve("colour/gate-00000012.png")).exists();
  }

  @Test
  void shouldWriteALineOfObjectsForEachFrame() throws IOException {
    for (long sequence = 0; sequence < 2; sequence++) {
      write(FrameRecords.objects(frame(sequence), MODEL, REGION, GRID, CODEC));
    }
    List<String> lines = Files.readAllLines(folder.resolve("objects.jsonl"));
    assertThat(lines).hasSize(2);
    assertThat(lines.get(1))
        .contains(
            "\"cameraId\":\"gate\"",
            "\"sequence\":1",
            "\"model\":\"street 1.2.3\"",
            "\"class\":\"car\"",
            "\"median\":12.346",
            "\"box\":{\"x\":1.0,\"y\":2.0,\"width\":3.0,\"height\":1.5}")
        .doesNotContain("position");
  }

  @Test
  void shouldNameFilesSoThatTheySortByFrame() {
    assertThat(List.of(RecordWriter.name(frame(9)), RecordWriter.name(frame(10)))).isSorted();
  }
}
