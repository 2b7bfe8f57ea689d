package io.roadstream.trainer.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.trainer.loss.DepthLoss;
import io.roadstream.trainer.loss.LossSettings.Balance;
import io.roadstream.trainer.network.OptimiserSettings.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeFileTest {

  @ParameterizedTest
  @ValueSource(strings = {"default", "article", "cpu-demo", "gpu"})
  void shouldReadEveryPresetThatShips(String preset) {
    assertThat(RecipeFile.read(preset, Map.of()).phases()).isNotEmpty();
  }

  @Test
  void shouldHaveTheArticlesValuesInItsPreset() {
    Recipe article = RecipeFile.read("article", Map.of());
    assertThat(article.phases()).extracting(Phase::epochs).containsExactly(150, 25, 25);
    assertThat(article.phases()).extracting(Phase::rate).containsExactly(5e-4, 5e-6, 5e-6);
    assertThat(article.phases()).extracting(Phase::gridWidth).containsExactly(512, 1024, 2048);
    assertThat(article.phases().get(0).batch()).isEqualTo(16);
    assertThat(article.loss().depth()).isEqualTo(DepthLoss.MSE);
    assertThat(article.loss().balance()).isEqualTo(Balance.SUM);
    assertThat(article.optimiser().kind()).isEqualTo(Kind.ADAM);
    assertThat(article.augment().photometric().jitter()).isEqualTo(0.5);
  }

  @Test
  void shouldLetSingleSettingsWinOverFileAndDefaults(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("mine.yaml");
    Files.writeString(file, "loss: {depth: berhu}\nphases:\n  - {steps: 5}\n  - {steps: 6}\n");
    Recipe recipe =
        RecipeFile.read(
            file.toString(), Map.of("phases.batch", "3", "augment.photometric.haze", 0.25));
    assertThat(recipe.loss().depth()).isEqualTo(DepthLoss.BERHU);
    assertThat(recipe.phases()).extracting(Phase::steps).containsExactly(5, 6);
    assertThat(recipe.phases()).extracting(Phase::batch).containsExactly(3, 3);
    assertThat(recipe.augment().photometric().haze()).isEqualTo(0.25);
  }

  @Test
  void shouldNameTheSettingThatIsWrong() {
    assertThatThrownBy(() -> RecipeFile.read("nothing", Map.of()))
        .hasMessageContaining("'nothing' is neither");
    assertThatThrownBy(() -> RecipeFile.read("default", Map.of("loss.dept", 1)))
        .hasMessageContaining("'loss.dept'")
        .hasMessageContaining("depthWeight");
    assertThatThrownBy(() -> RecipeFile.read("default", Map.of("loss.depth", "huber")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("huber");
    assertThatThrownBy(() -> RecipeFile.read("default", Map.of("phases.batch", 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("preset default: phases[0]: batch must be at least 1, not 0");
    assertThatThrownBy(() -> RecipeFile.read("default", Map.of("threads", 0)))
        .hasMessage("preset default: threads must be at least 1, not 0");
  }

  @Test
  void shouldCountStepsFromEpochsAndAccumulation() {
    Recipe recipe =
        RecipeFile.read(
            "default",
            Map.of(
                "phases.steps", 0, "phases.epochs", 3, "phases.batch", 4, "phases.accumulate", 2));
    assertThat(recipe.phases().get(0).stepsOver(17)).isEqualTo(9);
  }
}
