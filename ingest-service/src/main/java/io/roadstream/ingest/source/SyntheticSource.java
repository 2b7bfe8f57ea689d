package io.roadstream.ingest.source;

import io.roadstream.ingest.frame.BadImageException;
import io.roadstream.ingest.frame.CapturedFrame;
import io.roadstream.ingest.frame.EncodedImage;
import io.roadstream.ingest.frame.SkippedInput;
import io.roadstream.ingest.frame.SourceItem;
import io.roadstream.perception.image.ImageEncoder;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.scene.CameraIntrinsics;
import io.roadstream.scene.CityStyle;
import io.roadstream.scene.SceneFrame;
import io.roadstream.scene.SceneRenderer;
import io.roadstream.scene.SceneSettings;
import io.roadstream.scene.Weather;
import io.roadstream.schemas.CameraModel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Frames of a procedural street, without end; the same URI gives the same pictures. A frame's index
 * is its number in the scene, so that its truth can be rendered from the URI and that number. Its
 * own time counts from {@link #EPOCH}.
 */
final class SyntheticSource implements FrameSource {

  /** Where a scene's own time begins. */
  static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

  /** For labelled samples; frames come one by one. */
  private static final String INTERVAL = "interval";

  private final String name;
  private final SceneRenderer renderer;
  private final ReadSettings settings;
  private long index;

  private SyntheticSource(String name, SceneRenderer renderer, ReadSettings settings) {
    this.name = name;
    this.renderer = renderer;
    this.settings = settings;
  }

  static SyntheticSource open(SourceUri uri, ReadSettings settings) throws SourceException {
    return new SyntheticSource(
        uri.toString(), new SceneRenderer(scene(uri, settings.rightImage())), settings);
  }

  static SceneSettings scene(SourceUri uri, boolean rightImage) throws SourceException {
    SourceOptions options =
        new SourceOptions(uri, "fps", "size", "right", "weather", "threads", "style", INTERVAL);
    SceneSettings.Builder scene = SceneSettings.builder();
    try {
      scene.setSeed(Long.parseLong(uri.location()));
    } catch (NumberFormatException e) {
      throw new SourceException(
          SourceException.Kind.INVALID,
          "source '%s' has no whole number as its seed: give for example synthetic:7"
              .formatted(uri),
          e);
    }
    SceneSettings usual = scene.build();
    int[] size = options.size("size", usual.width(), usual.height());
    scene.optSize(size[0], size[1]);
    scene.optFps(options.number("fps", usual.fps(), 0.1, 1000));
    scene.optThreads((int) options.number("threads", usual.threads(), 1, 256));
    scene.optRightView(options.flag("right", rightImage));
    String weather = options.text("weather", "");
    try {
      scene.optStyle(CityStyle.named(options.text("style", "temperate")));
      if (!weather.isEmpty()) {
        scene.optWeather(Weather.named(weather));
      }
      return scene.build();
    } catch (IllegalArgumentException e) {
      throw new SourceException(
          SourceException.Kind.INVALID, "source '%s': %s".formatted(uri, e.getMessage()), e);
    }
  }

  /** Frames of the scene between two labelled samples. */
  static int interval(SourceUri uri) throws SourceException {
    return (int)
        new SourceOptions(uri, uri.options().keySet().toArray(String[]::new))
            .number(INTERVAL, 1, 1, 1_000_000);
  }

  @Override
  public Optional<SourceItem> next() {
    SceneFrame frame = renderer.render(index);
    String item = name + "#" + index;
    index++;
    try {
      EncodedImage left = encode(frame, frame.left());
      Optional<EncodedImage> right =
          frame.hasRight() ? Optional.of(encode(frame, frame.right())) : Optional.empty();
      Duration offset = Duration.ofNanos(frame.capturedAtMicros() * 1000);
      return Optional.of(
          new CapturedFrame(
              item,
              frame.index(),
              offset,
              Optional.of(EPOCH.plus(offset)),
              left,
              right,
              Optional.of(camera(frame))));
    } catch (BadImageException e) {
      return Optional.of(new SkippedInput(item, e.reason(), String.valueOf(e.getMessage())));
    }
  }

  private EncodedImage encode(SceneFrame frame, byte[] pixels) throws BadImageException {
    RgbImage image = new RgbImage(frame.width(), frame.height(), pixels);
    return settings.check().check(ImageEncoder.jpeg(image, settings.jpegQuality()));
  }

  static CameraModel camera(SceneFrame frame) {
    CameraIntrinsics lens = frame.intrinsics();
    return new CameraModel(lens.fx(), lens.fy(), lens.cx(), lens.cy(), lens.baseline());
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
