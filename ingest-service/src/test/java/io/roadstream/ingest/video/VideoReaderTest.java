package io.roadstream.ingest.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.ingest.TestImages;
import io.roadstream.ingest.TestVideos;
import io.roadstream.perception.image.ImageDecoder;
import io.roadstream.perception.image.ImageLimits;
import io.roadstream.perception.image.RgbImage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoReaderTest {

  private static final int WIDTH = 96;
  private static final int HEIGHT = 64;

  @TempDir Path folder;

  @Test
  void shouldReadPicturesInOrderWithTheirTimesWhenVideoIsCoded() throws Exception {
    Path video = TestVideos.mpeg4(folder.resolve("a.avi"), WIDTH, HEIGHT, 6, 10);

    List<Picture> pictures = readAll(video);

    assertThat(pictures)
        .extracting(picture -> picture.time().toMillis())
        .containsExactly(0L, 100L, 200L, 300L, 400L, 500L);
    for (int i = 0; i < pictures.size(); i++) {
      assertThat(difference(decode(pictures.get(i)), TestImages.picture(WIDTH, HEIGHT, i)))
          .isLessThan(6);
    }
  }

  @Test
  void shouldPassPicturesThroughUndecodedWhenVideoIsMotionJpeg() throws Exception {
    Path video = TestVideos.motionJpeg(folder.resolve("a.avi"), WIDTH, HEIGHT, 3, 10);
    byte[] file = Files.readAllBytes(video);

    List<Picture> pictures = readAll(video);

    assertThat(pictures).hasSize(3);
    for (int i = 0; i < pictures.size(); i++) {
      assertThat(indexOf(file, tail(pictures.get(i).jpeg()))).isPositive();
      assertThat(difference(decode(pictures.get(i)), TestImages.picture(WIDTH, HEIGHT, i)))
          .isLessThan(6);
    }
  }

  @Test
  void shouldTellSizeWhenContainerDoes() throws Exception {
    Path video = TestVideos.mpeg4(folder.resolve("a.mp4"), WIDTH, HEIGHT, 6, 10);
    try (VideoReader reader = VideoReader.open(input("file:" + video, Duration.ofMinutes(1)))) {
      assertThat(reader.size()).hasValue(6);
    }
  }

  @Test
  void shouldRefuseWhenFileIsMissing() {
    assertThatThrownBy(
            () -> VideoReader.open(input("file:" + folder.resolve("no"), Duration.ofMinutes(1))))
        .isInstanceOfSatisfying(
            VideoException.class, e -> assertThat(e.kind()).isEqualTo(VideoException.Kind.MISSING));
  }

  @Test
  void shouldRefuseWhenFileIsText() throws Exception {
    Path text = Files.writeString(folder.resolve("notes.txt"), "no video\n".repeat(100));
    assertThatThrownBy(() -> VideoReader.open(input("file:" + text, Duration.ofMinutes(1))))
        .isInstanceOf(VideoException.class);
  }

  @Test
  void shouldRefuseWhenPicturesAreOverTheLimit() throws Exception {
    Path video = TestVideos.mpeg4(folder.resolve("a.avi"), WIDTH, HEIGHT, 2, 10);
    VideoInput small =
        new VideoInput(
            "file:" + video,
            "a",
            Optional.empty(),
            Map.of(),
            false,
            Duration.ofMinutes(1),
            WIDTH * HEIGHT - 1,
            90);
    assertThatThrownBy(() -> VideoReader.open(small))
        .isInstanceOf(VideoException.class)
        .hasMessageContaining("96x64");
  }

  @Test
  void shouldGiveUpWhenServerIsSilent() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + server.getLocalPort() + "/video";
      assertThatThrownBy(() -> VideoReader.open(input(url, Duration.ofMillis(300))))
          .isInstanceOf(VideoException.class)
          .hasMessageContaining("300 ms");
    }
  }

  @Test
  void shouldEndAtOnceWhenThreadIsInterruptedInAHangingRead() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + server.getLocalPort() + "/video";
      AtomicReference<Throwable> thrown = new AtomicReference<>();
      Thread reader =
          new Thread(
              () -> {
                try {
                  VideoReader.open(input(url, Duration.ofMinutes(10))).close();
                } catch (VideoException | InterruptedException e) {
                  thrown.set(e);
                }
              });
      server.setSoTimeout(60_000);
      reader.start();
      server.accept();
      reader.interrupt();
      reader.join(Duration.ofMinutes(1).toMillis());
      assertThat(reader.isAlive()).isFalse();
      assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    }
  }

  private static List<Picture> readAll(Path video) throws Exception {
    List<Picture> pictures = new ArrayList<>();
    try (VideoReader reader = VideoReader.open(input("file:" + video, Duration.ofMinutes(1)))) {
      Optional<Picture> picture = reader.next();
      while (picture.isPresent()) {
        pictures.add(picture.get());
        picture = reader.next();
      }
    }
    return pictures;
  }

  private static VideoInput input(String url, Duration timeout) {
    return new VideoInput(url, url, Optional.empty(), Map.of(), false, timeout, 64_000_000, 95);
  }

  private static RgbImage decode(Picture picture) {
    return new ImageDecoder(ImageLimits.DEFAULT).decode(picture.jpeg());
  }

  /** Mean absolute difference of two pictures' values. */
  private static double difference(RgbImage left, RgbImage right) {
    assertThat(left.width()).isEqualTo(right.width());
    assertThat(left.height()).isEqualTo(right.height());
    long sum = 0;
    for (int i = 0; i < left.data().length; i++) {
      sum += Math.abs((left.data()[i] & 0xFF) - (right.data()[i] & 0xFF));
    }
    return (double) sum / left.data().length;
  }

  /** The last bytes of a JPEG, which are its coded picture. */
  private static byte[] tail(byte[] jpeg) {
    return Arrays.copyOfRange(jpeg, jpeg.length - 60, jpeg.length);
  }

  private static int indexOf(byte[] where, byte[] what) {
    for (int i = 0; i + what.length <= where.length; i++) {
      if (Arrays.equals(where, i, i + what.length, what, 0, what.length)) {
        return i;
      }
    }
    return -1;
  }
}
