package io.roadstream.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.ingest.frame.CapturedFrame;
import io.roadstream.ingest.frame.SourceItem;
import io.roadstream.perception.image.ImageDecoder;
import io.roadstream.perception.image.ImageLimits;
import io.roadstream.perception.image.RgbImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Reads real footage where a person has some. Debian's {@code opencv-doc} has a street video,
 * {@code vtest.avi}; {@code labelme-examples} has street photographs:
 *
 * <pre>
 * mvn test -pl ingest-service -am -Dtest=RealFootageTest -Dsurefire.failIfNoSpecifiedTests=false \
 *     -Droadstream.test.video=PATH/vtest.avi -Droadstream.test.photos=FOLDER
 * </pre>
 *
 * With {@code -Droadstream.test.out=FOLDER} every hundredth picture is written there to be looked
 * at.
 */
class RealFootageTest {

  private static final String VIDEO = "roadstream.test.video";
  private static final String PHOTOS = "roadstream.test.photos";
  private static final String OUT = "roadstream.test.out";

  @Test
  @EnabledIfSystemProperty(named = VIDEO, matches = ".+")
  void shouldReadEveryPictureOfAVideoInOrder() throws Exception {
    List<CapturedFrame> frames = read(System.getProperty(VIDEO), "video");
    assertThat(frames).hasSizeGreaterThan(100);
    for (int i = 1; i < frames.size(); i++) {
      assertThat(frames.get(i).offset()).isGreaterThan(frames.get(i - 1).offset());
    }
    Duration step = frames.get(1).offset();
    assertThat(frames.get(frames.size() - 1).offset())
        .isBetween(step.multipliedBy(frames.size() - 2L), step.multipliedBy(frames.size()));
  }

  @Test
  @EnabledIfSystemProperty(named = PHOTOS, matches = ".+")
  void shouldPassPhotographsThroughUnchanged() throws Exception {
    List<CapturedFrame> frames = read(System.getProperty(PHOTOS), "photo");
    assertThat(frames).isNotEmpty();
    for (CapturedFrame frame : frames) {
      assertThat(frame.image().bytes()).isEqualTo(Files.readAllBytes(Path.of(frame.name())));
    }
  }

  private static List<CapturedFrame> read(String uri, String kind) throws Exception {
    ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);
    List<CapturedFrame> frames = new ArrayList<>();
    try (FrameSource source =
        Sources.open(SourceUri.parse(uri), ReadSettings.DEFAULT, (a, wait, why) -> {})) {
      Optional<SourceItem> item = source.next();
      while (item.isPresent()) {
        if (item.get() instanceof CapturedFrame frame) {
          RgbImage picture = decoder.decode(frame.image().bytes());
          assertThat(picture.width()).isEqualTo(frame.image().width());
          keep(frame, kind);
          frames.add(frame);
        }
        item = source.next();
      }
    }
    return frames;
  }

  private static void keep(CapturedFrame frame, String kind) throws Exception {
    String folder = System.getProperty(OUT, "");
    if (!folder.isEmpty() && frame.index() % 100 == 0) {
      String extension = "." + frame.image().encoding().name().toLowerCase(Locale.ROOT);
      Files.write(Path.of(folder, kind + frame.index() + extension), frame.image().bytes());
    }
  }
}
