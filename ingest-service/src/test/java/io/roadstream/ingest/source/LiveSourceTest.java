package io.roadstream.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.ingest.TestImages;
import io.roadstream.ingest.TestVideos;
import io.roadstream.ingest.frame.CapturedFrame;
import io.roadstream.ingest.frame.ImageCheck;
import io.roadstream.ingest.frame.SourceItem;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.junit.jupiter.api.Test;

class LiveSourceTest {

  private static final Backoff QUICK = new Backoff(Duration.ofMillis(2), Duration.ofMillis(20));

  private final List<String> lost = new CopyOnWriteArrayList<>();

  @Test
  void shouldPassPicturesThroughAndReconnectWhenTheCameraHangsUp() throws Exception {
    Instant before = Instant.now();
    try (MjpegServer camera = new MjpegServer(4);
        FrameSource source = open(camera.url(), Duration.ofMinutes(1), false)) {
      List<CapturedFrame> frames = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        frames.add((CapturedFrame) source.next().orElseThrow());
      }

      assertThat(frames)
          .extracting(CapturedFrame::index)
          .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
      assertThat(frames.get(9).name()).isEqualTo(camera.url() + "#9");
      byte[] first = TestImages.jpeg(MjpegServer.WIDTH, MjpegServer.HEIGHT, 0);
      assertThat(frames.get(0).image().bytes()).isEqualTo(first);
      assertThat(frames)
          .allSatisfy(f -> assertThat(f.capturedAt().orElseThrow()).isAfterOrEqualTo(before));
      assertThat(camera.clients()).isEqualTo(3);
      assertThat(lost).hasSize(2).allMatch(l -> l.startsWith("1 "));
    }
  }

  @Test
  void shouldCountTriesUntilAFrameComesWhenTheCameraFallsSilent() throws Exception {
    try (MjpegServer camera = new MjpegServer(2);
        FrameSource source = open(camera.url(), Duration.ofSeconds(2), true)) {
      source.next();
      source.next();
      // A slow machine may have tried more than once before the first frame.
      lost.clear();
      camera.fallSilent();
      AtomicReference<Throwable> ended = new AtomicReference<>();
      Thread reader =
          new Thread(
              () -> {
                try {
                  source.next();
                } catch (Exception e) {
                  ended.set(e);
                }
              });
      reader.start();
      Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> lost.size() >= 3);
      reader.interrupt();
      reader.join();
      assertThat(ended.get()).isInstanceOf(InterruptedException.class);
      assertThat(lost.get(0)).startsWith("1 ");
      assertThat(lost.get(2)).startsWith("3 ").contains("2000 ms");
    }
  }

  @Test
  void shouldFailAtTheStartUnlessItIsToBeWaitedFor() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String url = "http://127.0.0.1:" + port + "/video";
    assertThatThrownBy(() -> open(url, Duration.ofMinutes(1), false).close())
        .isInstanceOf(SourceException.class)
        .hasMessageContaining(url);
    open(url, Duration.ofMinutes(1), true).close();
  }

  @Test
  void shouldTakeWhatACameraPushesOverRtsp() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String url = "rtsp://127.0.0.1:" + port + "/live";
    AtomicBoolean enough = new AtomicBoolean();
    Thread camera = new Thread(() -> push(url, enough), "rtsp-camera");
    camera.start();
    try (FrameSource source = open(url + "#listen=true", Duration.ofMinutes(1), true)) {
      for (int i = 0; i < 5; i++) {
        SourceItem item = source.next().orElseThrow();
        assertThat(item).isInstanceOf(CapturedFrame.class);
        assertThat(((CapturedFrame) item).image().width()).isEqualTo(96);
      }
    } finally {
      enough.set(true);
      camera.join();
    }
  }

  /** Pushes pictures until told that it is enough; tries again while nobody listens. */
  private static void push(String url, AtomicBoolean enough) {
    while (!enough.get()) {
      try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(url, 96, 64)) {
        recorder.setFormat("rtsp");
        recorder.setOption("rtsp_transport", "tcp");
        recorder.setVideoCodec(avcodec.AV_CODEC_ID_MPEG4);
        recorder.setFrameRate(25);
        recorder.setGopSize(5);
        recorder.start();
        for (int i = 0; i < 500 && !enough.get(); i++) {
          TestVideos.record(recorder, TestImages.picture(96, 64, i));
          Thread.sleep(20);
        }
      } catch (Exception e) {
        // Nobody listens yet, or the listener has gone.
        assertThat(e).isInstanceOf(FFmpegFrameRecorder.Exception.class);
      }
    }
  }

  private FrameSource open(String uri, Duration timeout, boolean wait) throws Exception {
    ReadSettings settings = new ReadSettings(ImageCheck.DEFAULT, 90, false, timeout, QUICK, wait);
    return Sources.open(
        SourceUri.parse(uri),
        settings,
        (attempt, pause, reason) -> lost.add(attempt + " " + reason));
  }
}
