package io.roadstream.postproc.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.perception.plane.PlaneFormat;
import io.roadstream.postproc.topology.PostprocOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

class PostprocSettingsTest {

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(PostprocSettings.class)
  static class OnlySettings {}

  @Test
  void shouldShipDefaultsThatTheTopologyHasToo() {
    try (ConfigurableApplicationContext context = start()) {
      PostprocSettings settings = context.getBean(PostprocSettings.class);

      assertThat(settings.options()).isEqualTo(PostprocOptions.DEFAULT);
      assertThat(settings.streams().applicationId()).isEqualTo("depth-postproc-service");
      assertThat(context.getEnvironment().getProperty("server.port")).isEqualTo("8083");
      assertThat(
              context
                  .getEnvironment()
                  .getProperty("management.endpoint.health.group.readiness.include"))
          .contains("streams");
    }
  }

  @Test
  void shouldTakeWhatIsSet() {
    try (ConfigurableApplicationContext context =
        start(
            "--roadstream.postproc.mask-encoding=zstd",
            "--roadstream.postproc.depth-encoding=ZSTD",
            "--roadstream.postproc.objects.min-cells=3",
            "--roadstream.postproc.streams.threads=5")) {
      PostprocSettings settings = context.getBean(PostprocSettings.class);

      assertThat(settings.maskEncoding()).isEqualTo(PlaneFormat.ZSTD);
      assertThat(settings.depthEncoding()).isEqualTo(PlaneFormat.ZSTD);
      assertThat(settings.options().objects().minCells()).isEqualTo(3);
      assertThat(settings.streams().threads()).isEqualTo(5);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "roadstream.postproc.mask-encoding, gif",
    "roadstream.postproc.compression-level, 0",
    "roadstream.postproc.compression-level, 10",
    "roadstream.postproc.objects.min-cells, 0",
    "roadstream.postproc.max-grid-cells, 0",
    "roadstream.postproc.streams.threads, 0"
  })
  void shouldNotStartWhenAValueIsNotAllowed(String property, String value) {
    assertThatThrownBy(() -> start("--" + property + "=" + value).close())
        .hasMessageContaining("roadstream.postproc")
        .hasStackTraceContaining(value);
  }

  private static ConfigurableApplicationContext start(String... args) {
    return new SpringApplicationBuilder(OnlySettings.class)
        .web(WebApplicationType.NONE)
        .properties("spring.config.name=depth-postproc-service")
        .run(args);
  }
}
