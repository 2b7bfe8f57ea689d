package io.roadstream.cli.adapt;

import io.roadstream.cli.evaluate.Scoring;
import io.roadstream.ingest.frame.BadImageException;
import io.roadstream.ingest.frame.CapturedFrame;
import io.roadstream.ingest.produce.Delivery;
import io.roadstream.ingest.produce.FrameProducer;
import io.roadstream.ingest.source.ReadSettings;
import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.perception.camera.FrameGeometry;
import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.image.ImageEncoder;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.scene.CameraIntrinsics;
import io.roadstream.scene.CityStyle;
import io.roadstream.scene.SceneFrame;
import io.roadstream.scene.SceneRenderer;
import io.roadstream.scene.SceneSettings;
import io.roadstream.schemas.CameraModel;
import io.roadstream.schemas.id.FrameIds;
import io.roadstream.trainer.data.Split;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A camera that sends at a steady pace from a round of streets, again and again: a few frames of
 * each, so that its frames say something of the city and not of one street, and each round shows
 * the same, so that what two models made of it can be compared. It tells the truth of every frame
 * before it sends it. Runs on its own thread until told to stop.
 */
final class AdaptCamera implements Runnable {

  private static final int STREETS = 12;
  private static final int FRAMES_PER_STREET = 4;

  /** Frames of a round. */
  static final int ROUND = STREETS * FRAMES_PER_STREET;

  private static final int SCENE_FRAMES_BETWEEN = 12;

  private final int number;
  private final long seed;
  private final double rate;
  private final FrameProducer producer;
  private final BundleManifest manifest;
  private final BiConsumer<String, Truth> truths;
  private final Consumer<String> delivered;
  private final DepthCodec codec;
  private final AtomicLong sent = new AtomicLong();
  private volatile CityStyle city = CityStyle.temperate();
  private volatile boolean stopping;
  private volatile @Nullable Exception failure;

  /**
   * @param rate frames a second
   * @param truths told frameId and truth before the frame is sent
   * @param delivered told the frameId once the broker has the frame
   */
  AdaptCamera(
      int number,
      long seed,
      double rate,
      FrameProducer producer,
      BundleManifest manifest,
      BiConsumer<String, Truth> truths,
      Consumer<String> delivered) {
    this.number = number;
    this.seed = seed;
    this.rate = rate;
    this.producer = producer;
    this.manifest = manifest;
    this.truths = truths;
    this.delivered = delivered;
    this.codec = manifest.depth().codec();
  }

  /** Moves to streets of another city, with the next frame. */
  void moveTo(CityStyle style) {
    city = style;
  }

  /** Frames handed to the producer so far. */
  long sent() {
    return sent.get();
  }

  void stop() {
    stopping = true;
  }

  @Nullable Exception failure() {
    return failure;
  }

  @Override
  public void run() {
    try {
      long due = System.nanoTime();
      for (int street = 0; !stopping; street = (street + 1) % STREETS) {
        CityStyle style = city;
        try (SceneRenderer renderer =
            new SceneRenderer(
                SceneSettings.builder()
                    .setSeed(Split.DEMO.seed(seed + number, street))
                    .optStyle(style)
                    .optThreads(1)
                    .build())) {
          for (int i = 0; i < FRAMES_PER_STREET && !stopping && style.equals(city); i++) {
            SceneFrame frame = renderer.render((long) i * SCENE_FRAMES_BETWEEN);
            TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
            due = Math.max(due + (long) (1e9 / rate), System.nanoTime());
            send(frame, style.name());
            sent.incrementAndGet();
          }
        }
      }
    } catch (IOException | RuntimeException e) {
      failure = e;
    } catch (InterruptedException e) {
      failure = e;
      Thread.currentThread().interrupt();
    }
  }

  private void send(SceneFrame frame, String style) throws IOException, InterruptedException {
    String id = "camera-" + number;
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    try {
      CapturedFrame captured = captured(frame, sent.get());
      String frameId = FrameIds.of(id, now, ByteBuffer.wrap(captured.image().bytes()));
      truths.accept(frameId, truth(frame, style));
      var unused = producer.send(id, captured, now).whenComplete(this::delivered);
    } catch (BadImageException e) {
      throw new IOException(id + ": " + e.getMessage(), e);
    }
  }

  private static CapturedFrame captured(SceneFrame frame, long index) throws BadImageException {
    CameraIntrinsics lens = frame.intrinsics();
    ReadSettings read = ReadSettings.DEFAULT;
    RgbImage image = new RgbImage(frame.width(), frame.height(), frame.left());
    return new CapturedFrame(
        "frame " + index,
        index,
        Duration.ofNanos(frame.capturedAtMicros() * 1000),
        Optional.empty(),
        read.check().check(ImageEncoder.jpeg(image, read.jpegQuality())),
        Optional.empty(),
        Optional.of(new CameraModel(lens.fx(), lens.fy(), lens.cx(), lens.cy(), lens.baseline())));
  }

  private Truth truth(SceneFrame frame, String style) {
    FrameGeometry geometry = manifest.input().geometry(frame.width(), frame.height());
    return new Truth(
        style,
        Scoring.onGrid(geometry, new ClassMask(frame.width(), frame.height(), frame.trainIds())),
        Scoring.onGrid(
            geometry, new MetricDepth(frame.width(), frame.height(), frame.depth()), codec));
  }

  /** On the Kafka client's thread. */
  private void delivered(@Nullable Delivery delivery, @Nullable Throwable error) {
    if (delivery != null) {
      delivered.accept(delivery.frame().getFrameId());
    } else {
      failure =
          new IOException("camera " + number + ": a frame was not delivered: " + error, error);
    }
  }
}
