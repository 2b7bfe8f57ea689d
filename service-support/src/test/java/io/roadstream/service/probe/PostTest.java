package io.roadstream.service.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostTest {

  @Test
  void shouldCarryTheTokenOnlyWhereThereIsOne(@TempDir Path folder) throws Exception {
    List<String> seen = new ArrayList<>();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/runs",
        exchange -> {
          seen.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization"));
          exchange.sendResponseHeaders(202, -1);
          exchange.close();
        });
    server.start();
    try {
      URI address = URI.create("http://localhost:" + server.getAddress().getPort() + "/runs");
      Path token = folder.resolve("roadstream.http.token");
      assertThat(Post.send(address, token)).isEqualTo(202);
      Files.writeString(token, "a-token\n");
      assertThat(Post.send(address, token)).isEqualTo(202);
    } finally {
      server.stop(0);
    }
    assertThat(seen).containsExactly("POST null", "POST Bearer a-token");
  }
}
