package io.roadstream.cli.bench;

import io.roadstream.cli.Progress;
import io.roadstream.ingest.frame.CapturedFrame;
import io.roadstream.ingest.frame.EncodedImage;
import io.roadstream.perception.image.ImageEncoder;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.scene.CameraIntrinsics;
import io.roadstream.scene.SceneFrame;
import io.roadstream.scene.SceneRenderer;
import io.roadstream.scene.SceneSettings;
import io.roadstream.schemas.CameraModel;
import io.roadstream.schemas.ImageEncoding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Street scenes as JPEG, rendered before anything is measured. */
final class BenchFrames {

  private static final int JPEG_QUALITY = 90;

  /** Scenes differ more than neighbouring frames do. */
  private static final int FRAMES_PER_SCENE = 8;

  private static final int STEP = 10;

  private final List<CapturedFrame> frames;

  private BenchFrames(List<CapturedFrame> frames) {
    this.frames = List.copyOf(frames);
  }

  /**
   * Renders {@code count} frames of 1024x512 from scenes {@code seed}, {@code seed + 1} and so on.
   */
  static BenchFrames render(int count, long seed) {
    List<CapturedFrame> frames = new ArrayList<>();
    try (Progress progress = Progress.of("rendering", count, " frames")) {
      for (long scene = seed; frames.size() < count; scene++) {
        try (SceneRenderer renderer =
            new SceneRenderer(SceneSettings.builder().setSeed(scene).build())) {
          for (int i = 0; i < FRAMES_PER_SCENE && frames.size() < count; i++) {
            frames.add(frame(renderer.render((long) i * STEP), frames.size()));
            progress.step();
          }
        }
      }
    }
    return new BenchFrames(frames);
  }

  private static CapturedFrame frame(SceneFrame scene, int index) {
    RgbImage image = new RgbImage(scene.width(), scene.height(), scene.left());
    byte[] jpeg = ImageEncoder.jpeg(image, JPEG_QUALITY);
    CameraIntrinsics lens = scene.intrinsics();
    return new CapturedFrame(
        "bench#" + index,
        index,
        Duration.ZERO,
        Optional.empty(),
        new EncodedImage(ImageEncoding.JPEG, scene.width(), scene.height(), jpeg),
        Optional.empty(),
        Optional.of(new CameraModel(lens.fx(), lens.fy(), lens.cx(), lens.cy(), null)));
  }

  /** Returns frame {@code number}, beginning again after the last. */
  CapturedFrame get(long number) {
    return frames.get((int) (number % frames.size()));
  }

  /** Returns the encoded image of frame {@code number}. */
  byte[] jpeg(long number) {
    return get(number).image().bytes();
  }

  /** Returns the mean size of an encoded image in bytes. */
  long meanBytes() {
    return (long) frames.stream().mapToLong(CapturedFrame::imageBytes).average().orElseThrow();
  }
}
