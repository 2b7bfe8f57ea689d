package io.roadstream.service.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.roadstream.schemas.topic.PayloadLimit;
import io.roadstream.service.KafkaSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;

class KafkaCheckTest {

  @Test
  void shouldNameAddressAndSettingWhenNoBrokerAnswers() throws IOException {
    String address = "localhost:" + closedPort();

    StartupException failure = failureOf(address, "http://localhost:1", Map.of());

    assertThat(failure)
        .hasMessage(
            "No Kafka broker answers at " + address + " (roadstream.kafka.bootstrap-servers).");
    assertThat(failure.remedy()).contains("roadstream.kafka.bootstrap-servers");
  }

  @Test
  void shouldSayWhatIsWrongWhenTheAddressIsNoAddress() {
    StartupException failure = failureOf("no port here", "http://localhost:1", Map.of());

    assertThat(failure).hasMessageContaining("no port here");
    assertThat(failure.remedy()).contains("host:port");
  }

  @Test
  void shouldSayWhatIsWrongWhenAClientPropertyIsNoValue() {
    StartupException failure =
        failureOf("localhost:9092", "http://localhost:1", Map.of("security.protocol", "MAGIC"));

    assertThat(failure).hasMessageContaining("MAGIC").hasMessageContaining("security.protocol");
  }

  @Test
  void shouldShowProblemAndRemedyWithoutAStackTrace() {
    StartupException failure = StartupException.setting("a.b", 7, "must be 1 to 5");

    FailureAnalysis analysis =
        new StartupFailureAnalyzer().analyze(new IllegalStateException(failure));

    assertThat(analysis.getDescription()).isEqualTo("Setting a.b is '7'.");
    assertThat(analysis.getAction()).isEqualTo("a.b must be 1 to 5.");
  }

  private static StartupException failureOf(
      String brokers, String registry, Map<String, String> properties) {
    KafkaSettings settings =
        new KafkaSettings(
            brokers, registry, PayloadLimit.DEFAULT, Duration.ofSeconds(1), true, properties);
    return catchThrowableOfType(
        StartupException.class,
        () -> new KafkaCheck(settings).await(List.of("some.topic"), List.of()));
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
