package io.roadstream.perception.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineSettingsTest {

  @Test
  void shouldReadWhatSettingsSpell() {
    EngineSettings settings = EngineSettings.of("PyTorch", "gpu:2", 3, 16);

    assertThat(settings.engine()).isEqualTo(EngineKind.PYTORCH);
    assertThat(settings.device()).hasToString("gpu:2");
    assertThat(settings.cpuThreads()).isEqualTo(3);
    assertThat(DeviceChoice.parse("gpu")).isEqualTo(DeviceChoice.parse("gpu:0"));
  }

  @Test
  void shouldTakeAThreadForEachProcessorWhenThreadsAreZero() {
    assertThat(EngineSettings.DEFAULT.cpuThreads())
        .isEqualTo(Runtime.getRuntime().availableProcessors());
  }

  @ParameterizedTest
  @CsvSource({
    "tensorflow, cpu, 1, 1, tensorflow",
    "auto, tpu, 1, 1, tpu",
    "auto, gpu:x, 1, 1, gpu:x",
    "auto, cpu, -1, 1, threads is -1",
    "auto, cpu, 1, 0, maxBatch is 0",
    "onnx, gpu:1, 1, 1, gpu:1"
  })
  void shouldNameTheValueWhenItIsNotAllowed(
      String engine, String device, int threads, int maxBatch, String message) {
    assertThatThrownBy(() -> EngineSettings.of(engine, device, threads, maxBatch))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({"1, 8, 1", "2, 8, 2", "3, 8, 4", "5, 8, 8", "5, 6, 6", "8, 8, 8"})
  void shouldPadToTheNextBucketOnAGpu(int frames, int maxBatch, int bucket) {
    assertThat(PyTorchEngine.bucket(frames, maxBatch)).isEqualTo(bucket);
  }
}
