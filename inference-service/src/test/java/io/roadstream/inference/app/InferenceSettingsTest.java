package io.roadstream.inference.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.roadstream.perception.engine.DeviceChoice;
import io.roadstream.perception.engine.EngineKind;
import io.roadstream.perception.image.ImageLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class InferenceSettingsTest {

  private static final String STREAMS = "roadstream.inference.streams.";

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withSystemProperties("spring.config.name=inference-service")
          .withInitializer(new ConfigDataApplicationContextInitializer())
          .withUserConfiguration(SettingsOnly.class);

  @Test
  void shouldHaveDefaultsForEverything() {
    runner.run(
        context -> {
          InferenceSettings settings = context.getBean(InferenceSettings.class);
          assertThat(settings.bundle()).isEqualTo("models/roadstream-street");
          assertThat(settings.engineSettings().engine()).isEqualTo(EngineKind.AUTO);
          assertThat(settings.engineSettings().device()).isEqualTo(DeviceChoice.AUTO);
          assertThat(settings.imageLimits()).isEqualTo(ImageLimits.DEFAULT);
          assertThat(settings.streams().applicationId()).isEqualTo("inference-service");
        });
  }

  @Test
  void shouldNotAskForBatchesThatStreamThreadsCannotFill() {
    runner
        .withPropertyValues("roadstream.inference.max-batch=32", STREAMS + "threads=3")
        .run(
            context -> {
              InferenceSettings settings = context.getBean(InferenceSettings.class);
              assertThat(settings.engineSettings().maxBatch()).isEqualTo(3);
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "max-batch; 0; must be greater than or equal to 1",
        "engine; tensorflow; pytorch",
        "device; tpu; must be auto, cpu, gpu or gpu:N",
        "bundle; /no/such/bundle; does not exist",
        "streams.threads; 1000; must be less than or equal to 256"
      })
  void shouldNameSettingValueAndWhatIsAllowedWhenASettingIsWrong(
      String name, String value, String allowed, CapturedOutput output) {
    String[] arguments = {"--roadstream.inference." + name + "=" + value, "--server.port=0"};
    try {
      InferenceApplication.main(arguments);
    } catch (RuntimeException e) {
      assertThat(output.getOut())
          // Where a constraint is broken the property is spelt maxBatch, its origin max-batch.
          .containsPattern("roadstream\\.inference\\." + name.replace("-", "-?"))
          .contains(value)
          .contains(allowed)
          .doesNotContain("\tat ");
      return;
    }
    fail("started with " + name + "=" + value);
  }

  @EnableConfigurationProperties(InferenceSettings.class)
  static class SettingsOnly {}
}
