package io.roadstream.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.perception.bundle.BundleLoader;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.engine.DeviceChoice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineBenchmarkTest {

  @Test
  void shouldRunAllThreeEnginesAsOftenAsAsked() {
    ModelBundle bundle =
        new BundleLoader()
            .load(
                System.getProperty(
                    "roadstream.test.bundle",
                    Path.of("..", "models", "roadstream-street").toString()));
    EngineBenchmarkSettings settings =
        new EngineBenchmarkSettings(64, 32, 1, 7, 1, DeviceChoice.CPU);
    EngineBenchmark benchmark = new EngineBenchmark(bundle, settings);
    List<Integer> progress = new ArrayList<>();

    EngineBenchmarkReport report = benchmark.run(progress::add);

    assertThat(progress).hasSize(24).last().isEqualTo(benchmark.totalRuns());
    assertThat(report.threads()).isEqualTo(1);
    assertThat(report.device()).isEqualTo("pytorch, CPU, 1 thread");
    assertThat(report.onnxMs().median()).isPositive();
    assertThat(report.speedup()).isEqualTo(report.baselineMs().median() / report.onnxMs().median());
  }

  @Test
  void shouldNameTheSettingWhenItIsNotAllowed() {
    assertThatThrownBy(() -> EngineBenchmarkSettings.ARTICLE.withRuns(10, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("runs is 0");
  }
}
