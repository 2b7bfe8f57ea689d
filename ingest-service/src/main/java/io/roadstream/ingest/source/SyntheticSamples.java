package io.roadstream.ingest.source;

import io.roadstream.ingest.frame.BadImageException;
import io.roadstream.ingest.frame.EncodedImage;
import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.image.ImageEncoder;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.scene.SceneFrame;
import io.roadstream.scene.SceneRenderer;
import io.roadstream.scene.SceneSettings;
import io.roadstream.schemas.LabelOrigin;
import io.roadstream.schemas.TrainingSample;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** Frames of a procedural street with their exact truth, every n-th of them, without end. */
final class SyntheticSamples implements SampleStream {

  private final SceneRenderer renderer;
  private final SampleRecords records;
  private final String cameraId;
  private final ReadSettings settings;
  private final int interval;
  private long sequence;

  private SyntheticSamples(
      SceneRenderer renderer,
      SampleRecords records,
      String cameraId,
      ReadSettings settings,
      int interval) {
    this.renderer = renderer;
    this.records = records;
    this.cameraId = cameraId;
    this.settings = settings;
    this.interval = interval;
  }

  static SyntheticSamples open(SourceUri uri, String cameraId, ReadSettings settings)
      throws SourceException {
    SceneSettings scene = SyntheticSource.scene(uri, false);
    return new SyntheticSamples(
        new SceneRenderer(scene),
        new SampleRecords(LabelOrigin.SYNTHETIC, "roadstream scenes, " + scene.style().name()),
        cameraId,
        settings,
        SyntheticSource.interval(uri));
  }

  @Override
  public Optional<TrainingSample> next() throws IOException {
    SceneFrame frame = renderer.render(sequence * interval);
    try {
      EncodedImage image =
          settings
              .check()
              .check(
                  ImageEncoder.jpeg(
                      new RgbImage(frame.width(), frame.height(), frame.left()),
                      settings.jpegQuality()));
      return Optional.of(
          records.record(
              cameraId,
              sequence,
              SyntheticSource.EPOCH.plus(Duration.ofNanos(frame.capturedAtMicros() * 1000)),
              image,
              Optional.of(SyntheticSource.camera(frame)),
              new ClassMask(frame.width(), frame.height(), frame.trainIds()),
              new MetricDepth(frame.width(), frame.height(), frame.depth())));
    } catch (BadImageException e) {
      throw new IOException("frame " + sequence + ": " + e.getMessage(), e);
    } finally {
      sequence++;
    }
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.empty();
  }

  @Override
  public void close() {
    renderer.close();
  }
}
