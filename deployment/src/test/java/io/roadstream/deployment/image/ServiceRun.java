package io.roadstream.deployment.image;

import static org.awaitility.Awaitility.await;

import io.roadstream.localstack.LoopbackPort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A service started from its image's content as a container would: by the image's own command, as
 * user 65532 where this process may change users, with three folders that it can write to.
 *
 * <p>The one difference: those three stand elsewhere than at {@code /tmp}, {@code
 * /var/cache/roadstream} and {@code /var/lib/roadstream}, which options after the image's own say.
 */
final class ServiceRun implements AutoCloseable {

  /** In the value of a setting, the folder for local state. */
  static final String STATE = "{state}";

  private static final String USER = "65532";

  private final Process process;
  private final Path log;
  private final Path state;
  private final int port;
  private final int managementPort;

  private ServiceRun(Process process, Path log, Path state, int port, int managementPort) {
    this.process = process;
    this.log = log;
    this.state = state;
    this.port = port;
    this.managementPort = managementPort;
  }

  /**
   * Starts a service.
   *
   * @param program what follows the image's options: {@code -jar app.jar}, or another class
   * @param folder where writable folders and log are put
   * @param environment the container's environment; {@link #STATE} stands for the folder of state
   */
  static ServiceRun start(
      ServiceImage image, List<String> program, Path folder, Map<String, String> environment)
      throws IOException {
    Path run = Files.createTempDirectory(folder, "run-");
    Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String name : List.of("tmp", "cache", "state")) {
      Files.createDirectory(run.resolve(name));
      Files.setPosixFilePermissions(
          run.resolve(name), PosixFilePermissions.fromString("rwxrwxrwx"));
    }
    int port = LoopbackPort.choose(0, "the service", "the port");
    int managementPort = LoopbackPort.choose(0, "the service", "the port");
    List<String> command = new ArrayList<>(asUnprivilegedUser());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@jvm.options");
    command.add("-Xmx320m");
    command.add("-XX:+UseSerialGC");
    command.add("-Djava.io.tmpdir=" + run.resolve("tmp"));
    command.add("-DDJL_CACHE_DIR=" + run.resolve("cache"));
    command.add("-DENGINE_CACHE_DIR=" + run.resolve("cache"));
    command.add("-Dorg.bytedeco.javacpp.cachedir=" + run.resolve("cache"));
    command.addAll(program);
    Path log = run.resolve("log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(image.app().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", System.getenv("PATH"));
    builder.environment().put("SERVER_PORT", Integer.toString(port));
    builder.environment().put("SERVER_ADDRESS", "127.0.0.1");
    builder.environment().put("MANAGEMENT_SERVER_PORT", Integer.toString(managementPort));
    environment.forEach(
        (name, value) ->
            builder.environment().put(name, value.replace(STATE, run.resolve("state").toString())));
    return new ServiceRun(builder.start(), log, run.resolve("state"), port, managementPort);
  }

  /** The words before a command that make it run without any privilege. */
  static List<String> asUnprivilegedUser() {
    return System.getProperty("user.name").equals("root")
        ? List.of(
            "setpriv",
            "--reuid=" + USER,
            "--regid=" + USER,
            "--clear-groups",
            "--no-new-privs",
            "--inh-caps=-all")
        : List.of();
  }

  int managementPort() {
    return managementPort;
  }

  /** The service's own address. */
  URI at(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  /** The address of the same over TLS. */
  URI securelyAt(String path) {
    return URI.create("https://127.0.0.1:" + port + path);
  }

  /** What the log says so far. */
  String log() throws IOException {
    return Files.readString(log, StandardCharsets.UTF_8);
  }

  /** Waits until the readiness probe is content. */
  void awaitReady() {
    await()
        .atMost(Duration.ofMinutes(4))
        .pollInterval(Duration.ofMillis(500))
        .until(
            () -> {
              if (!process.isAlive()) {
                throw new IllegalStateException("the service ended:\n" + log());
              }
              return isReady();
            });
  }

  private boolean isReady() throws InterruptedException {
    try {
      return get(managed("/actuator/health/readiness")).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  /** An address at the management port. */
  URI managed(String path) {
    return URI.create("http://127.0.0.1:" + managementPort + path);
  }

  static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  /** Waits until the program ends by itself and tells its exit code. */
  int awaitEnd() throws InterruptedException, IOException {
    if (!process.waitFor(4, TimeUnit.MINUTES)) {
      throw new IllegalStateException("the program does not end:\n" + log());
    }
    return process.exitValue();
  }

  /** Stops it as Docker and Kubernetes do, and tells the exit code. */
  int terminate() throws InterruptedException, IOException {
    process.destroy();
    return awaitEnd();
  }

  /** The folder for local state. */
  Path state() {
    return state;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
