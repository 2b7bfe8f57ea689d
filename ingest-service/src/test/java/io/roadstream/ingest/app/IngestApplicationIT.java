package io.roadstream.ingest.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.ingest.TestImages;
import io.roadstream.localstack.LocalStack;
import io.roadstream.localstack.junit.LocalStackExtension;
import io.roadstream.service.startup.StartupException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(LocalStackExtension.class)
class IngestApplicationIT {

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void shouldServeUploadsAndSourcesAgainstARealBroker(LocalStack stack) throws Exception {
    String camera = "app-" + UUID.randomUUID();
    String scene = "app-" + UUID.randomUUID();
    for (int run = 0; run < 2; run++) {
      try (ConfigurableApplicationContext service =
          start(
              "--roadstream.kafka.bootstrap-servers=" + stack.bootstrapServers(),
              "--roadstream.kafka.registry-url=" + stack.registryUrl(),
              "--roadstream.ingest.sources[0].uri=synthetic:5?size=64x32&threads=1",
              "--roadstream.ingest.sources[0].camera-id=" + scene,
              "--roadstream.ingest.sources[0].limit=3",
              "--roadstream.ingest.sources[0].rate=100")) {
        URI base =
            URI.create(
                "http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port"));
        assertThat(get(base.resolve("/actuator/health/readiness")).statusCode()).isEqualTo(200);
        HttpResponse<String> answer =
            client.send(
                HttpRequest.newBuilder(base.resolve("/cameras/" + camera + "/frames"))
                    .header("Content-Type", "image/jpeg")
                    .POST(BodyPublishers.ofByteArray(TestImages.jpeg(32, 16, run)))
                    .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).contains("\"sequence\":" + run);
        Awaitility.await()
            .atMost(Duration.ofMinutes(1))
            .untilAsserted(
                () ->
                    assertThat(get(base.resolve("/sources")).body())
                        .contains("\"state\":\"ENDED\"")
                        .contains("\"frames\":3"));
      }
    }
  }

  @Test
  void shouldSayWhatIsMissingWhenThereIsNoBroker() {
    assertThatThrownBy(
            () ->
                start(
                        "--roadstream.kafka.bootstrap-servers=127.0.0.1:1",
                        "--roadstream.kafka.start-timeout=1s")
                    .close())
        .satisfies(e -> assertThat(causes(e)).hasAtLeastOneElementOfType(StartupException.class))
        .hasStackTraceContaining("127.0.0.1:1");
  }

  @Test
  void shouldNameThePropertyWhenASettingIsWrong() {
    assertThatThrownBy(
            () ->
                start(
                        "--roadstream.ingest.sources[0].uri=gopher://a",
                        "--roadstream.ingest.sources[0].camera-id=a")
                    .close())
        .hasStackTraceContaining("roadstream.ingest.sources[0].uri")
        .hasStackTraceContaining("'gopher'");
    assertThatThrownBy(() -> start("--roadstream.ingest.jpeg-quality=0").close())
        .hasStackTraceContaining("jpegQuality");
    assertThatThrownBy(
            () ->
                start(
                        "--roadstream.ingest.sources[0].uri=a.avi",
                        "--roadstream.ingest.sources[0].camera-id=a",
                        "--roadstream.ingest.sources[1].uri=b.avi",
                        "--roadstream.ingest.sources[1].camera-id=a")
                    .close())
        .hasStackTraceContaining("roadstream.ingest.sources[1].camera-id");
  }

  private static List<Throwable> causes(Throwable thrown) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      causes.add(t);
    }
    return causes;
  }

  private static ConfigurableApplicationContext start(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--server.port=0");
    return new SpringApplicationBuilder(IngestApplication.class)
        .properties("spring.config.name=ingest-service")
        .run(all.toArray(new String[0]));
  }

  private HttpResponse<String> get(URI uri) throws Exception {
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
