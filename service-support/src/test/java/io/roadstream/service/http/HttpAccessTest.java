package io.roadstream.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.service.startup.StartupException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@ExtendWith(OutputCaptureExtension.class)
class HttpAccessTest {

  private static final String TOKEN = "a-token-for-this-test-only";

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(Greeting.class)
  static class Service {}

  @RestController
  static class Greeting {

    @GetMapping("/greeting")
    String greet() {
      return "hello";
    }
  }

  @Test
  void shouldAnswerAnyoneWhenNoTokenIsSet() throws Exception {
    try (ConfigurableApplicationContext service = start()) {
      assertThat(get(service, "local.server.port", "/greeting", null)).isEqualTo(200);
    }
  }

  @Test
  void shouldAnswerOnlyWhoCarriesTheTokenWhenOneIsSet() throws Exception {
    try (ConfigurableApplicationContext service = start("roadstream.http.token=" + TOKEN)) {
      assertThat(get(service, "local.server.port", "/greeting", null)).isEqualTo(401);
      assertThat(get(service, "local.server.port", "/greeting", "Bearer x" + TOKEN)).isEqualTo(401);
      assertThat(get(service, "local.server.port", "/greeting", "Basic " + TOKEN)).isEqualTo(401);
      assertThat(get(service, "local.server.port", "/greeting", "Bearer " + TOKEN)).isEqualTo(200);
      assertThat(get(service, "local.server.port", "/actuator/prometheus", null)).isEqualTo(401);
      assertThat(get(service, "local.server.port", "/actuator/health/liveness", null))
          .isEqualTo(200);
    }
  }

  @Test
  void shouldKeepTheManagementPortApartWhenOneIsSet() throws Exception {
    try (ConfigurableApplicationContext service =
        start("roadstream.http.token=" + TOKEN, "management.server.port=0")) {
      assertThat(get(service, "local.management.port", "/actuator/health/readiness", null))
          .isEqualTo(200);
      assertThat(get(service, "local.server.port", "/actuator/health", "Bearer " + TOKEN))
          .isEqualTo(404);
    }
  }

  @Test
  void shouldTakeSecretsFromFilesAndNotLogThem(@TempDir Path secrets, CapturedOutput output)
      throws Exception {
    Files.writeString(secrets.resolve("roadstream.http.token"), TOKEN + "\n");
    Files.writeString(
        secrets.resolve("roadstream.kafka.properties.sasl.jaas.config"), "password=\"hidden-one\"");
    try (ConfigurableApplicationContext service = start("ROADSTREAM_SECRETS=" + secrets)) {
      assertThat(get(service, "local.server.port", "/greeting", null)).isEqualTo(401);
      assertThat(get(service, "local.server.port", "/greeting", "Bearer " + TOKEN)).isEqualTo(200);
      assertThat(service.getBean(io.roadstream.service.KafkaSettings.class).clientProperties())
          .containsEntry("sasl.jaas.config", "password=\"hidden-one\"");
      assertThat(service.getBean(io.roadstream.service.KafkaSettings.class).toString())
          .contains("sasl.jaas.config")
          .doesNotContain("hidden-one");
    }
    assertThat(output).doesNotContain(TOKEN).doesNotContain("hidden-one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short-one", "long enough but with spaces"})
  void shouldRefuseATokenThatProtectsNothingWithoutTellingIt(String token) {
    assertThatThrownBy(() -> new HttpSettings(token))
        .isInstanceOf(StartupException.class)
        .hasMessage("Setting roadstream.http.token has " + token.length() + " characters.");
  }

  private static ConfigurableApplicationContext start(String... settings) {
    List<String> arguments = new ArrayList<>();
    for (String setting : settings) {
      arguments.add("--" + setting);
    }
    arguments.add("--server.port=0");
    arguments.add("--spring.config.name=roadstream-service");
    return new SpringApplicationBuilder(Service.class).run(arguments.toArray(String[]::new));
  }

  private static int get(
      ConfigurableApplicationContext service, String port, String path, String authorization)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            URI.create("http://localhost:" + service.getEnvironment().getProperty(port) + path));
    if (authorization != null) {
      request.setHeader("Authorization", authorization);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding()).statusCode();
  }
}
