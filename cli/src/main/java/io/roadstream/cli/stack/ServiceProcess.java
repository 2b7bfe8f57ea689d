package io.roadstream.cli.stack;

import io.roadstream.cli.CliException;
import io.roadstream.localstack.ChildProcess;
import io.roadstream.localstack.LoopbackPort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One service as a child process on this process's own class path, loopback only. */
final class ServiceProcess implements AutoCloseable {

  private static final Duration START_TIMEOUT = Duration.ofMinutes(4);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int SHOWN_LINES = 12;

  private final ServiceKind kind;
  private final int port;
  private final ChildProcess child;

  private ServiceProcess(ServiceKind kind, int port, ChildProcess child) {
    this.kind = kind;
    this.port = port;
    this.child = child;
  }

  /** Starts the service and returns at once; {@link #awaitReady} waits for it. */
  static ServiceProcess start(ServiceKind kind, int wantedPort, Path logs, List<String> arguments) {
    int port =
        LoopbackPort.choose(
            wantedPort, "the " + kind.serviceName(), "--" + kind.prefix() + "-port");
    List<String> all = new ArrayList<>();
    all.add("--server.address=" + LoopbackPort.HOST);
    all.add("--server.port=" + port);
    all.addAll(arguments);
    ChildProcess child =
        ChildProcess.builder("the " + kind.serviceName(), kind.mainClass())
            .setLogFile(logs.resolve(kind.serviceName() + ".log"))
            .addJvmArguments(
                "-Xms96m",
                // What a frame needs outlives the short collections: it must not reach the old
                // generation, whose collections take a tenth of a second.
                "-Xmn48m",
                "-XX:SurvivorRatio=2",
                "-Xmx" + kind.heapMegabytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                // Without it every network thread keeps a direct buffer of the largest message
                // seen.
                "-Djdk.nio.maxCachedBufferSize=262144",
                "-Djava.awt.headless=true",
                "-Dai.djl.offline=true",
                "--enable-native-access=ALL-UNNAMED")
            .addArguments(all.toArray(String[]::new))
            .start();
    return new ServiceProcess(kind, port, child);
  }

  ServiceKind kind() {
    return kind;
  }

  ChildProcess process() {
    return child;
  }

  String url() {
    return "http://" + LoopbackPort.HOST + ":" + port;
  }

  /**
   * Returns once the service says that it is ready.
   *
   * @throws CliException if it ends before or takes too long; the message shows what it logged
   */
  void awaitReady() {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url() + "/actuator/health/readiness"))
            .timeout(Duration.ofSeconds(5))
            .build();
    long end = System.nanoTime() + START_TIMEOUT.toNanos();
    while (!isReady(client, request)) {
      if (!child.isAlive()) {
        throw CliException.failure(child.name() + " ended while starting; " + logExcerpt());
      }
      if (System.nanoTime() > end) {
        throw CliException.failure(
            child.name()
                + " was not ready within "
                + START_TIMEOUT.toSeconds()
                + " s; "
                + logExcerpt());
      }
      try {
        Thread.sleep(PAUSE.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw CliException.failure("interrupted while " + child.name() + " was starting", e);
      }
    }
  }

  private static boolean isReady(HttpClient client, HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false; // Not listening yet.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Spring's own explanation of a failed start where there is one, or else the log's last lines.
   */
  String logExcerpt() {
    List<String> lines;
    try {
      lines = Files.readAllLines(child.logFile(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      return "its log " + child.logFile() + " cannot be read";
    }
    int explanation = lines.lastIndexOf("APPLICATION FAILED TO START");
    List<String> shown =
        explanation >= 0
            ? lines.subList(explanation + 2, lines.size())
            : lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
    return "from its log "
        + child.logFile()
        + ":\n"
        + String.join("\n", shown.stream().filter(line -> !line.isBlank()).toList());
  }

  @Override
  public void close() {
    child.close();
  }
}
