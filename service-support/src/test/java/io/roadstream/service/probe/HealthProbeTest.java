package io.roadstream.service.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthProbeTest {

  private HttpServer server;
  private volatile int status = 200;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/actuator/health/readiness",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void shouldTellTheStatusThatTheServiceAnswers() {
    assertThat(ask("MANAGEMENT_SERVER_PORT", port())).startsWith("HTTP/1.1 200");
    assertThat(ask("SERVER_PORT", port())).startsWith("HTTP/1.1 200");
    status = 503;
    assertThat(ask("SERVER_PORT", port())).startsWith("HTTP/1.1 503");
  }

  @Test
  void shouldSayWhatIsMissingWhenNoPortIsSet() {
    assertThat(ask("OTHER", port())).contains("MANAGEMENT_SERVER_PORT");
    assertThat(ask("SERVER_PORT", "eighty")).contains("SERVER_PORT");
  }

  @Test
  void shouldNameThePortWhenNothingListensThere() {
    String port = port();
    server.stop(0);
    assertThat(ask("SERVER_PORT", port)).contains("no answer at port " + port);
  }

  private String port() {
    return Integer.toString(server.getAddress().getPort());
  }

  private static String ask(String name, String value) {
    return HealthProbe.ask(Map.of(name, value), "/actuator/health/readiness");
  }
}
