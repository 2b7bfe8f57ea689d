package io.roadstream.localstack;

import static java.util.Objects.requireNonNull;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Apicurio Registry, the real server, as a child process that listens on the loopback interface
 * only.
 *
 * <p>It keeps the schemas in a topic of the broker that it is given, so they last as long as the
 * broker's data. The process ends with {@link #close}, or with this process.
 */
public final class LocalRegistry implements AutoCloseable {

  private static final Duration START_TIMEOUT = Duration.ofMinutes(5);

  private final ChildProcess child;
  private final URI url;

  private LocalRegistry(ChildProcess child, URI url) {
    this.child = child;
    this.url = url;
  }

  /**
   * How to run the registry.
   *
   * @param folder where the log is kept
   * @param bootstrapServers the broker that keeps the schemas
   * @param port the port to listen on, or 0 for any free one
   * @param heapMegabytes the registry's largest Java heap
   * @param cacheFolder where the program is unpacked
   */
  public record Settings(
      Path folder, String bootstrapServers, int port, int heapMegabytes, Path cacheFolder) {

    /** The port at which Apicurio Registry usually listens. */
    public static final int DEFAULT_PORT = 8080;

    /** Enough for the schemas of a few hundred topics. */
    public static final int DEFAULT_HEAP_MEGABYTES = 256;

    /** Checks that nothing is missing. */
    public Settings {
      requireNonNull(folder, "folder is null");
      requireNonNull(bootstrapServers, "bootstrapServers is null");
      requireNonNull(cacheFolder, "cacheFolder is null");
    }

    /** Returns settings with the default port, heap and cache folder. */
    public static Settings in(Path folder, String bootstrapServers) {
      return new Settings(
          folder,
          bootstrapServers,
          DEFAULT_PORT,
          DEFAULT_HEAP_MEGABYTES,
          RegistryArchive.defaultCacheFolder());
    }

    /** Returns the same settings with another port. */
    public Settings withPort(int other) {
      return new Settings(folder, bootstrapServers, other, heapMegabytes, cacheFolder);
    }
  }

  /**
   * Starts the registry and returns once it is ready to serve schemas.
   *
   * @throws LocalStackException if the port is taken or the registry does not start
   */
  public static LocalRegistry start(Settings settings) {
    return start(settings, Map.of());
  }

  /**
   * The same with settings of Apicurio's own, as environment variables: security of the connection
   * to the broker, for example.
   *
   * @throws LocalStackException if the port is taken or the registry does not start
   */
  public static LocalRegistry start(Settings settings, Map<String, String> environment) {
    LocalRegistry registry = launch(settings, environment);
    registry.awaitReady();
    return registry;
  }

  /**
   * Starts the registry's process and returns at once, whether or not the broker answers yet;
   * {@link #awaitReady} is the other half.
   *
   * @throws LocalStackException if the port is taken
   */
  static LocalRegistry launch(Settings settings, Map<String, String> environment) {
    int port = LoopbackPort.choose(settings.port(), "the schema registry", "the registry port");
    Path jar = RegistryArchive.unpacked(settings.cacheFolder());
    ChildProcess child =
        ChildProcess.builder("the schema registry", "io.quarkus.runner.GeneratedMain")
            .setLogFile(settings.folder().resolve("registry.log"))
            .optClassPath(ownClasses() + File.pathSeparator + jar)
            .addJvmArguments(
                "-Xms32m",
                "-Xmx" + settings.heapMegabytes() + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                // So long it waits for the broker; by itself it would end after a minute.
                "-Dapicurio.kafkasql.admin.default.api.timeout.ms=" + START_TIMEOUT.toMillis())
            .putEnvironment(environment(settings, port))
            .putEnvironment(environment)
            .start();
    return new LocalRegistry(child, URI.create("http://" + LoopbackPort.HOST + ":" + port));
  }

  /**
   * Returns once the registry is ready to serve schemas.
   *
   * @throws LocalStackException if it does not become so; it is closed then
   */
  void awaitReady() {
    Readiness.await(child, START_TIMEOUT, () -> LoopbackPort.accepts(url.getPort()) && isReady());
  }

  /** Returns the registry's base address, for example {@code http://127.0.0.1:8080}. */
  public URI url() {
    return url;
  }

  /** Returns the process. */
  public ChildProcess process() {
    return child;
  }

  /** Returns the registry's resident memory in bytes, or empty once it has ended. */
  public OptionalLong residentBytes() {
    return child.residentBytes();
  }

  /** Shuts the registry down and waits until it has ended. */
  @Override
  public void close() {
    child.close();
  }

  private boolean isReady() {
    HttpRequest request =
        HttpRequest.newBuilder(url.resolve("/apis/ccompat/v7/subjects"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Map<String, String> environment(Settings settings, int port) {
    return Map.of(
        "QUARKUS_HTTP_HOST",
        LoopbackPort.HOST,
        "QUARKUS_HTTP_PORT",
        Integer.toString(port),
        "QUARKUS_LOG_LEVEL",
        "WARN",
        "APICURIO_LOG_LEVEL",
        "WARN",
        "APICURIO_STORAGE_KIND",
        "kafkasql",
        "APICURIO_KAFKASQL_BOOTSTRAP_SERVERS",
        settings.bootstrapServers());
  }

  /** The registry brings its own libraries; of ours it needs the watch over the parent alone. */
  private static Path ownClasses() {
    try {
      return Path.of(
          SupervisedMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new LocalStackException("cannot tell where this program's classes are", e);
    }
  }
}
