package io.roadstream.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.cli.CliException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelledFramesTest {

  @Test
  void shouldRenderTheSameStreetInAnotherWeather() {
    LabelledFrame sunny = LabelledFrames.of("synthetic:1?weather=sunny", "val", 1).at().apply(0);
    LabelledFrame foggy = LabelledFrames.of("synthetic:1?weather=fog", "val", 1).at().apply(0);

    assertThat(foggy.name()).isEqualTo(sunny.name());
    assertThat(foggy.camera()).isEqualTo(sunny.camera());
    assertThat(foggy.image()).isNotEqualTo(sunny.image());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "synthetic:1?weather=hail | weather 'hail' is none of [sunny",
        "synthetic:1?style=alpine | style 'alpine' is none of [temperate",
        "synthetic:1?fog | 'fog' is neither weather= nor style=",
        "synthetic:one | give synthetic:SEED with a number",
        "folder | give cityscapes:DIR or synthetic:SEED"
      })
  void shouldNameWhatIsWrong(String data, String message) {
    assertThatThrownBy(() -> LabelledFrames.of(data, "val", 1))
        .isInstanceOf(CliException.class)
        .hasMessageContaining(message);
  }
}
