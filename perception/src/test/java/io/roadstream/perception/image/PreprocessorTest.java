package io.roadstream.perception.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.perception.bundle.BundleManifest.Crop;
import io.roadstream.perception.bundle.BundleManifest.Input;
import io.roadstream.perception.camera.FrameGeometry;
import io.roadstream.perception.camera.Region;
import io.roadstream.perception.engine.NetworkInput;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreprocessorTest {

  private static final List<Double> MEAN = List.of(0.485, 0.456, 0.406);
  private static final List<Double> STD = List.of(0.229, 0.224, 0.225);

  private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);

  @Test
  void shouldNormaliseEachChannelWhenFrameIsPlain() {
    Input input = new Input(8, 4, new Crop(0, 0, 1, 1), MEAN, STD);

    float[] planes =
        new Preprocessor(decoder, input)
            .prepare(ImageEncoder.png(TestImages.plain(40, 20, 51, 102, 204), 1))
            .planes();

    assertThat(planes).hasSize(3 * 8 * 4);
    assertThat(planes[0]).isCloseTo((float) ((0.2 - 0.485) / 0.229), within(1e-6f));
    assertThat(planes[32]).isCloseTo((float) ((0.4 - 0.456) / 0.224), within(1e-6f));
    assertThat(planes[95]).isCloseTo((float) ((0.8 - 0.406) / 0.225), within(1e-6f));
  }

  @Test
  void shouldAverageEveryPixelOfACellWhenFrameIsLarger() {
    byte[] data = new byte[12 * 6 * 3];
    for (int i = 0; i < data.length; i++) {
      data[i] = (byte) (i * 37 % 256);
    }
    Input input =
        new Input(4, 2, new Crop(0, 0, 1, 1), List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));

    float[] planes = new Preprocessor(decoder, input).prepare(new RgbImage(12, 6, data)).planes();

    double sum = 0;
    for (int y = 3; y < 6; y++) {
      for (int x = 9; x < 12; x++) {
        sum += data[(y * 12 + x) * 3 + 1] & 0xFF;
      }
    }
    assertThat(planes[8 + 7] * 255).isCloseTo((float) (sum / 9), within(0.51f));
  }

  @Test
  void shouldLeaveOutWhatLiesBeyondTheCropWhenPreparing() {
    byte[] data = TestImages.plain(20, 10, 10, 10, 10).data();
    for (int at = 8 * 20 * 3; at < data.length; at++) {
      data[at] = (byte) 250;
    }
    Input input =
        new Input(10, 4, new Crop(0, 0, 1, 0.8), List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));

    NetworkInput prepared = new Preprocessor(decoder, input).prepare(new RgbImage(20, 10, data));

    assertThat(prepared.geometry().region()).isEqualTo(new Region(0, 0, 20, 8));
    assertThat(prepared.planes()).containsOnly(10 / 255f);
  }

  @ParameterizedTest
  @CsvSource({
    "512, 260, 1",
    "1024, 512, 2",
    "1000, 512, 2",
    "1280, 720, 2",
    "1920, 1080, 2",
    "2048, 1024, 4",
    "4096, 2160, 8",
    "900, 512, 1"
  })
  void shouldReduceOnlyAsFarAsTheGridKeepsItsDetail(int width, int height, int reduction) {
    FrameGeometry geometry =
        new Input(512, 208, new Crop(0, 0, 1, 0.8), MEAN, STD).geometry(width, height);

    assertThat(Preprocessor.reduction(geometry)).isEqualTo(reduction);
  }

  @ParameterizedTest
  @CsvSource({"1024, 512", "1023, 511", "2048, 1024", "2047, 1021", "1920, 1080", "640, 480"})
  void shouldLandOnTheSameCellsWhenJpegIsDecodedReduced(int width, int height) {
    RgbImage picture = TestImages.waves(width, height, 3);
    byte[] jpeg = ImageEncoder.jpeg(picture, 98);
    Input input =
        new Input(
            512, 208, new Crop(0.01, 0.02, 1, 0.8), List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0));
    Preprocessor preprocessor = new Preprocessor(decoder, input);

    NetworkInput reduced = preprocessor.prepare(jpeg);
    NetworkInput whole = preprocessor.prepare(decoder.decode(jpeg));

    assertThat(reduced.geometry()).isEqualTo(whole.geometry());
    double sum = 0;
    double worst = 0;
    for (int i = 0; i < whole.planes().length; i++) {
      double difference = 255 * (reduced.planes()[i] - whole.planes()[i]);
      sum += difference;
      worst = Math.max(worst, Math.abs(difference));
    }
    assertThat(worst).isLessThan(14);
    assertThat(sum / whole.planes().length).isCloseTo(0, within(0.3));
  }
}
