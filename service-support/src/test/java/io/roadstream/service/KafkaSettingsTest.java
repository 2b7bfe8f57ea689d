package io.roadstream.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.schemas.serde.AvroSerdes;
import io.roadstream.schemas.topic.PayloadLimit;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;

@ExtendWith(OutputCaptureExtension.class)
class KafkaSettingsTest {

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(ServiceSupportAutoConfiguration.class));

  @Test
  void shouldPointAtTheLocalStackWhenNothingIsSet() {
    runner.run(
        context -> {
          KafkaSettings settings = context.getBean(KafkaSettings.class);
          assertThat(settings.bootstrapServers()).isEqualTo("localhost:9092");
          assertThat(settings.registryUrl()).isEqualTo("http://localhost:8080");
          assertThat(settings.payloadLimit()).isEqualTo(PayloadLimit.DEFAULT);
          assertThat(settings.startTimeout()).isEqualTo(Duration.ofSeconds(30));
          assertThat(settings.properties()).isEmpty();
        });
  }

  @Test
  void shouldPassClientPropertiesThroughAndLetThemWin() {
    runner
        .withPropertyValues(
            "roadstream.kafka.bootstrap-servers=broker:9093",
            "roadstream.kafka.payload-limit=1MB",
            "roadstream.kafka.properties.security.protocol=SASL_SSL",
            "roadstream.kafka.properties.max.request.size=77")
        .run(
            context -> {
              KafkaSettings settings = context.getBean(KafkaSettings.class);
              assertThat(settings.producerProperties())
                  .containsEntry("bootstrap.servers", "broker:9093")
                  .containsEntry("security.protocol", "SASL_SSL")
                  .containsEntry("max.request.size", "77")
                  .containsEntry("compression.type", "none");
              assertThat(settings.consumerProperties())
                  .containsEntry("security.protocol", "SASL_SSL")
                  .containsEntry(
                      "max.partition.fetch.bytes",
                      new PayloadLimit(1 << 20).deadLetterTopicBytes());
              assertThat(settings.serdes()).isInstanceOf(AvroSerdes.class);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "bootstrap-servers,' ',must name at least one broker as host:port",
    "registry-url,localhost:8080,must be an http:// or https:// address",
    "payload-limit,1KB,allowed are 65536 (64 KiB) to 67108864 (64 MiB)",
    "start-timeout,1ms,must be longer than or equal to 1 second",
    "start-timeout,soon,is not a valid duration"
  })
  void shouldNameSettingValueAndWhatIsAllowedWhenASettingIsWrong(
      String name, String value, String allowed, CapturedOutput output) {
    try {
      new SpringApplicationBuilder(Nothing.class)
          .web(WebApplicationType.NONE)
          .run("--roadstream.kafka." + name + "=" + value)
          .close();
    } catch (RuntimeException e) {
      assertThat(output.getOut())
          .contains("roadstream.kafka." + name)
          .contains(value.isBlank() ? "Value: \" \"" : value.replace("1ms", "PT0.001S"))
          .contains(allowed)
          .doesNotContain("\tat ");
      return;
    }
    throw new AssertionError("started with " + name + "=" + value);
  }

  @SpringBootConfiguration(proxyBeanMethods = false)
  @Import(ServiceSupportAutoConfiguration.class)
  static class Nothing {}
}
