package io.roadstream.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SceneSettingsTest {
  @Test
  void shouldRenderTheLeftViewAt1024x512WhenNothingElseIsAsked() {
    SceneSettings settings = SceneSettings.builder().setSeed(3).build();
    assertThat(settings.width()).isEqualTo(1024);
    assertThat(settings.height()).isEqualTo(512);
    assertThat(settings.rightView()).isFalse();
    assertThat(settings.weather()).isEmpty();
  }

  @Test
  void shouldNameSettingValueAndRangeWhenTheSizeIsWrong() {
    SceneSettings.Builder narrow = SceneSettings.builder().optSize(31, 64);
    assertThatThrownBy(narrow::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Scene setting width is 31, but must be 32..8192 pixels");
    SceneSettings.Builder tall = SceneSettings.builder().optSize(64, 9000);
    assertThatThrownBy(tall::build).hasMessageContaining("height is 9000");
  }

  @Test
  void shouldRefuseRatesAndThreadsThatMakeNoSense() {
    for (double fps : new double[] {0, -1, Double.NaN, 1001}) {
      SceneSettings.Builder builder = SceneSettings.builder().optFps(fps);
      assertThatThrownBy(builder::build).hasMessageContaining("fps is " + fps);
    }
    SceneSettings.Builder builder = SceneSettings.builder().optThreads(0);
    assertThatThrownBy(builder::build)
        .hasMessageContaining("threads is 0")
        .hasMessageContaining("1..256");
  }

  @Test
  void shouldRefuseAFrameBeforeTheFirst() {
    try (SceneRenderer renderer = new SceneRenderer(Scenes.small(1).build())) {
      assertThatThrownBy(() -> renderer.render(-1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("-1");
    }
  }
}
