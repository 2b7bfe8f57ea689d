package io.roadstream.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryClientTest {

  private static final URI REGISTRY = URI.create("https://registry:8443/");

  @Test
  void shouldSendCredentialsWhenTheSerdesHaveSome() {
    RegistryClient client =
        client(Map.of(RegistryClient.USERNAME, "ada", RegistryClient.PASSWORD, "secret"));

    assertThat(client.request("/subjects").build().headers().firstValue("Authorization"))
        .contains("Basic YWRhOnNlY3JldA==");
    assertThat(client.request("/subjects").build().uri())
        .isEqualTo(URI.create("https://registry:8443/subjects"));
  }

  @Test
  void shouldSendNoCredentialsWhenThereAreNone() {
    assertThat(client(Map.of()).request("/").build().headers().map()).isEmpty();
  }

  @Test
  void shouldNameTheFileWhenTheTrustStoreCannotBeRead(@TempDir Path folder) {
    String missing = folder.resolve("trust.p12").toString();

    assertThatThrownBy(() -> client(Map.of(RegistryClient.TRUSTSTORE, missing)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(missing)
        .hasMessageContaining(RegistryClient.TRUSTSTORE);
  }

  private static RegistryClient client(Map<String, String> properties) {
    return new RegistryClient(REGISTRY, properties, Duration.ofSeconds(1));
  }
}
