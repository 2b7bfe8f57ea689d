package io.roadstream.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.ingest.TestImages;
import io.roadstream.ingest.TestVideos;
import io.roadstream.ingest.frame.CapturedFrame;
import io.roadstream.ingest.frame.ImageCheck;
import io.roadstream.ingest.frame.SkipReason;
import io.roadstream.ingest.frame.SkippedInput;
import io.roadstream.ingest.frame.SourceItem;
import io.roadstream.perception.image.ImageEncoder;
import io.roadstream.perception.image.ImageLimits;
import io.roadstream.schemas.CameraModel;
import io.roadstream.schemas.ImageEncoding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {

  private static final ReadSettings RIGHT =
      new ReadSettings(ImageCheck.DEFAULT, 90, true, Duration.ofSeconds(5), Backoff.DEFAULT, false);

  @TempDir Path folder;

  @Test
  void shouldPassImagesOfAFolderThroughUnchangedInNaturalOrder() throws Exception {
    byte[] first = TestImages.jpeg(16, 8, 1);
    byte[] second = TestImages.png(20, 10, 2);
    Files.write(folder.resolve("frame10.PNG"), second);
    Files.write(folder.resolve("frame2.jpg"), first);
    Files.createDirectory(folder.resolve("sub.jpg"));
    Files.write(folder.resolve(".hidden.jpg"), first);

    List<SourceItem> items = readAll(folder.toString());

    assertThat(items).hasSize(2);
    CapturedFrame two = (CapturedFrame) items.get(0);
    assertThat(two.name()).endsWith("frame2.jpg");
    assertThat(two.image().bytes()).isEqualTo(first);
    assertThat(two.image().encoding()).isEqualTo(ImageEncoding.JPEG);
    assertThat(two.image().width()).isEqualTo(16);
    assertThat(two.image().height()).isEqualTo(8);
    CapturedFrame ten = (CapturedFrame) items.get(1);
    assertThat(ten.image().bytes()).isEqualTo(second);
    assertThat(ten.index()).isEqualTo(1);
    assertThat(ten.offset()).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void shouldSkipEachBadFileWithItsReasonAndGoOn() throws Exception {
    byte[] good = TestImages.jpeg(16, 8, 1);
    byte[] png = TestImages.png(16, 8, 1);
    Files.write(folder.resolve("a.jpg"), good);
    Files.write(folder.resolve("b-zero.jpg"), new byte[0]);
    Files.write(folder.resolve("c-cut.jpg"), Arrays.copyOf(good, good.length - 20));
    Files.write(folder.resolve("d-cut.png"), Arrays.copyOf(png, png.length - 20));
    Files.write(folder.resolve("e-text.jpg"), "no picture".getBytes(StandardCharsets.UTF_8));
    Files.write(folder.resolve("f-png.jpg"), png);
    Files.write(folder.resolve("g-notes.txt"), "notes".getBytes(StandardCharsets.UTF_8));
    Files.write(folder.resolve("h-large.jpg"), TestImages.jpeg(400, 300, 1));
    Files.write(folder.resolve("i.png"), png);
    ReadSettings settings =
        new ReadSettings(
            new ImageCheck(new ImageLimits(100_000, 1 << 20)),
            90,
            false,
            Duration.ofSeconds(5),
            Backoff.DEFAULT,
            false);

    List<SourceItem> items = readAll(folder.toString(), settings);

    assertThat(items).hasSize(9);
    assertThat(items.get(0)).isInstanceOf(CapturedFrame.class);
    assertThat(items.get(8)).isInstanceOf(CapturedFrame.class);
    assertThat(items.subList(1, 8))
        .asInstanceOf(InstanceOfAssertFactories.list(SkippedInput.class))
        .extracting(SkippedInput::reason)
        .containsExactly(
            SkipReason.EMPTY,
            SkipReason.TRUNCATED,
            SkipReason.TRUNCATED,
            SkipReason.UNDECODABLE,
            SkipReason.WRONG_EXTENSION,
            SkipReason.WRONG_EXTENSION,
            SkipReason.OVERSIZED);
    assertThat(items.get(2).name()).endsWith("c-cut.jpg");
  }

  @Test
  void shouldRefuseAFileUnreadWhenItIsOverTheLimit() throws Exception {
    Files.write(folder.resolve("a.jpg"), ImageEncoder.jpeg(TestImages.noise(100, 100), 100));
    ReadSettings settings =
        new ReadSettings(
            new ImageCheck(new ImageLimits(100_000, 1000)),
            90,
            false,
            Duration.ofSeconds(5),
            Backoff.DEFAULT,
            false);
    assertThat(readAll(folder + "/a.jpg", settings))
        .singleElement(InstanceOfAssertFactories.type(SkippedInput.class))
        .extracting(SkippedInput::reason)
        .isEqualTo(SkipReason.OVERSIZED);
  }

  @Test
  void shouldTakeWhatAGlobMatches() throws Exception {
    Files.write(folder.resolve("a1.jpg"), TestImages.jpeg(16, 8, 1));
    Files.write(folder.resolve("a2.jpg"), TestImages.jpeg(16, 8, 2));
    Files.write(folder.resolve("b1.jpg"), TestImages.jpeg(16, 8, 3));
    assertThat(readAll(folder + "/a?.jpg")).hasSize(2);
    assertThat(readAll("file:" + folder + "/*.{jpg,png}")).hasSize(3);
  }

  @Test
  void shouldTellKindsOfFaultApartWhenASourceCannotBeUsed() throws Exception {
    Files.writeString(folder.resolve("notes.txt"), "notes\n".repeat(50));
    Files.createFile(folder.resolve("empty.avi"));
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertFault(folder + "/missing.avi", SourceException.Kind.NOT_FOUND);
    assertFault(folder + "/missing/*.jpg", SourceException.Kind.NOT_FOUND);
    assertFault(folder + "/*.jpg", SourceException.Kind.NOTHING_MATCHED);
    assertFault(empty.toString(), SourceException.Kind.NOTHING_MATCHED);
    assertFault(folder + "/notes.txt", SourceException.Kind.UNREADABLE);
    assertFault(folder + "/empty.avi", SourceException.Kind.UNREADABLE);
    assertFault("cityscapes:" + folder, SourceException.Kind.NOT_FOUND);
    assertFault("v4l2:/dev/no-such-video", SourceException.Kind.NOT_FOUND);
    assertFault("v4l2:" + folder + "/notes.txt", SourceException.Kind.UNREADABLE);
    assertFault("rtsp://127.0.0.1:1/a", SourceException.Kind.UNREADABLE);
    assertFault("rtsp://127.0.0.1:1/a#transport=pigeon", SourceException.Kind.INVALID);
    assertFault("synthetic:seven", SourceException.Kind.INVALID);
    assertFault("synthetic:7?fps=fast", SourceException.Kind.INVALID);
    assertFault("synthetic:7?size=1x1", SourceException.Kind.INVALID);
    assertFault("synthetic:7?wether=fog", SourceException.Kind.INVALID);
  }

  @Test
  void shouldReadAVideoWithTimesFromItsFile() throws Exception {
    Path video = TestVideos.mpeg4(folder.resolve("a.avi"), 96, 64, 4, 5);
    Instant modified = Instant.parse("2026-02-01T08:00:00Z");
    Files.setLastModifiedTime(video, FileTime.from(modified));

    List<SourceItem> items = readAll(video.toString());

    assertThat(items)
        .asInstanceOf(InstanceOfAssertFactories.list(CapturedFrame.class))
        .extracting(CapturedFrame::capturedAt)
        .containsExactly(
            Optional.of(modified),
            Optional.of(modified.plusMillis(200)),
            Optional.of(modified.plusMillis(400)),
            Optional.of(modified.plusMillis(600)));
    assertThat(items.get(3).name()).isEqualTo(video + "#3");
  }

  @Test
  void shouldReadACityscapesFolderWithCameraAndRightImage() throws Exception {
    byte[] left = TestImages.png(32, 16, 1);
    byte[] right = TestImages.png(32, 16, 2);
    write("leftImg8bit/val/ulm/ulm_000001_000019_leftImg8bit.png", left);
    write("rightImg8bit/val/ulm/ulm_000001_000019_rightImg8bit.png", right);
    write(
        "camera/val/ulm/ulm_000001_000019_camera.json",
        """
        {"intrinsic":{"fx":100.5,"fy":101.5,"u0":16.0,"v0":8.0},
         "extrinsic":{"baseline":0.2,"pitch":0.0,"roll":0.0,"x":0.0,"y":0.0,"yaw":0.0,"z":0.0}}
        """
            .getBytes(StandardCharsets.UTF_8));
    write("leftImg8bit/train/bonn/bonn_000000_000019_leftImg8bit.png", left);
    write("rightImg8bit/train/bonn/bonn_000000_000019_rightImg8bit.png", new byte[0]);

    CapturedFrame frame =
        (CapturedFrame) readAll("cityscapes:" + folder + "?split=val", RIGHT).get(0);
    assertThat(frame.image().bytes()).isEqualTo(left);
    assertThat(frame.right().orElseThrow().bytes()).isEqualTo(right);
    assertThat(frame.camera()).contains(new CameraModel(100.5, 101.5, 16.0, 8.0, 0.2));

    assertThat(readAll("cityscapes:" + folder))
        .hasSize(2)
        .allSatisfy(item -> assertThat(((CapturedFrame) item).right()).isEmpty());
    assertThat(readAll("cityscapes:" + folder + "?split=train", RIGHT))
        .singleElement(InstanceOfAssertFactories.type(SkippedInput.class))
        .extracting(SkippedInput::reason)
        .isEqualTo(SkipReason.EMPTY);
    assertFault("cityscapes:" + folder + "?split=test", SourceException.Kind.INVALID);
    assertFault("cityscapes:" + folder + "?city=jena", SourceException.Kind.NOTHING_MATCHED);
  }

  @Test
  void shouldRenderTheSameStreetEachTimeWithCameraAndRightImage() throws Exception {
    String uri = "synthetic:7?size=128x64&fps=10&right=true&weather=sunny";
    List<CapturedFrame> once = frames(uri, 3);
    List<CapturedFrame> again = frames(uri, 3);
    assertThat(once)
        .extracting(CapturedFrame::offset)
        .containsExactly(Duration.ZERO, Duration.ofMillis(100), Duration.ofMillis(200));
    for (int i = 0; i < 3; i++) {
      CapturedFrame frame = once.get(i);
      assertThat(frame.index()).isEqualTo(i);
      assertThat(frame.image().width()).isEqualTo(128);
      assertThat(frame.image().bytes()).isEqualTo(again.get(i).image().bytes());
      assertThat(frame.right().orElseThrow().bytes()).isNotEqualTo(frame.image().bytes());
      assertThat(frame.camera().orElseThrow().getBaseline()).isPositive();
    }
    assertThat(once.get(1).image().bytes()).isNotEqualTo(once.get(2).image().bytes());
  }

  private void assertFault(String uri, SourceException.Kind kind) {
    assertThatThrownBy(() -> readAll(uri))
        .as(uri)
        .isInstanceOfSatisfying(SourceException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessageContaining(uri);
  }

  private void write(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
  }

  private static List<SourceItem> readAll(String uri) throws Exception {
    return readAll(uri, ReadSettings.DEFAULT);
  }

  private static List<SourceItem> readAll(String uri, ReadSettings settings) throws Exception {
    List<SourceItem> items = new ArrayList<>();
    try (FrameSource source = open(uri, settings)) {
      Optional<SourceItem> item = source.next();
      while (item.isPresent()) {
        items.add(item.get());
        item = source.next();
      }
    }
    return items;
  }

  private static List<CapturedFrame> frames(String uri, int count) throws Exception {
    List<CapturedFrame> frames = new ArrayList<>();
    try (FrameSource source = open(uri, ReadSettings.DEFAULT)) {
      for (int i = 0; i < count; i++) {
        frames.add((CapturedFrame) source.next().orElseThrow());
      }
    }
    return frames;
  }

  private static FrameSource open(String uri, ReadSettings settings) throws Exception {
    return Sources.open(SourceUri.parse(uri), settings, (attempt, wait, reason) -> {});
  }
}
