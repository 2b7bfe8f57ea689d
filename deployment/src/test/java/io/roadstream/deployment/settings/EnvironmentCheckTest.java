package io.roadstream.deployment.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentCheckTest {

  @Test
  void shouldAcceptWhatTheServiceHas() {
    assertThat(
            problems(
                Map.of(
                    "ROADSTREAM_INFERENCE_MAXBATCH", "4",
                    "ROADSTREAM_INFERENCE_STREAMS_STATEDIR", "/var/lib/roadstream",
                    "ROADSTREAM_KAFKA_PROPERTIES_SASL_MECHANISM", "SCRAM-SHA-512",
                    "ROADSTREAM_SECRETS", "/secrets",
                    "MANAGEMENT_SERVER_PORT", "9400",
                    "LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs")))
        .isEmpty();
  }

  @Test
  void shouldTellWhenANameIsMistyped() {
    assertThat(problems(Map.of("ROADSTREAM_INFERENCE_MAXBATCHES", "4")))
        .singleElement()
        .asString()
        .contains("maxbatches");
    assertThat(problems(Map.of("ROADSTREAM_INFERENCE_STREAMS_THREAD", "4"))).hasSize(1);
    assertThat(problems(Map.of("ROADSTREAM_INFERRENCE_MAXBATCH", "4"))).hasSize(1);
    assertThat(problems(Map.of("MANAGEMENT_SERVER_PORTS", "9400"))).hasSize(1);
    assertThat(problems(Map.of("ROADSTREAM_KAFKA_PROPERTIES_SASL_MECHANICS", "x"))).hasSize(1);
  }

  @Test
  void shouldTellWhenASettingIsAnotherServices() {
    assertThat(problems(Map.of("ROADSTREAM_POSTPROC_MINOBJECTPIXELS", "4"))).hasSize(1);
  }

  @Test
  void shouldTellWhenAValueIsRefused() {
    assertThat(problems(Map.of("ROADSTREAM_INFERENCE_MAXBATCH", "0")))
        .singleElement()
        .asString()
        .contains("maxBatch");
    assertThat(problems(Map.of("ROADSTREAM_INFERENCE_ENGINE", "abacus"))).hasSize(1);
  }

  private static List<String> problems(Map<String, String> environment) {
    return EnvironmentCheck.problems(Service.INFERENCE, environment);
  }
}
