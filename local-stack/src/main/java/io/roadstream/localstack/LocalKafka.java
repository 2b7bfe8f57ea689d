package io.roadstream.localstack;

import static java.util.Objects.requireNonNull;

import io.roadstream.schemas.topic.PayloadLimit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;

/**
 * One Kafka broker (KRaft, broker and controller in one) as a child process that listens on the
 * loopback interface only.
 *
 * <p>Topics and their data stay in the data folder and are there again after a restart. The process
 * ends with {@link #close}, or with this process.
 */
public final class LocalKafka implements AutoCloseable {

  private static final Duration START_TIMEOUT = Duration.ofMinutes(3);

  private final ChildProcess child;
  private final int port;
  private final FolderLock lock;

  private LocalKafka(ChildProcess child, int port, FolderLock lock) {
    this.child = child;
    this.port = port;
    this.lock = lock;
  }

  /**
   * How to run the broker.
   *
   * @param folder where data, configuration and log are kept
   * @param port the port to listen on, or 0 for any free one
   * @param fresh whether to delete what an earlier run left in the folder
   * @param heapMegabytes the broker's largest Java heap
   * @param payloadLimit the limit on record sizes
   */
  public record Settings(
      Path folder, int port, boolean fresh, int heapMegabytes, PayloadLimit payloadLimit) {

    /** The port at which Kafka usually listens. */
    public static final int DEFAULT_PORT = 9092;

    /** Enough for several cameras' frames on one machine. */
    public static final int DEFAULT_HEAP_MEGABYTES = 384;

    /** Checks that nothing is missing. */
    public Settings {
      requireNonNull(folder, "folder is null");
      requireNonNull(payloadLimit, "payloadLimit is null");
    }

    /** Returns settings with the default port, heap and payload limit. */
    public static Settings in(Path folder) {
      return new Settings(
          folder, DEFAULT_PORT, false, DEFAULT_HEAP_MEGABYTES, PayloadLimit.DEFAULT);
    }

    /** Returns the same settings with another port. */
    public Settings withPort(int other) {
      return new Settings(folder, other, fresh, heapMegabytes, payloadLimit);
    }
  }

  /**
   * Starts the broker and returns once it answers.
   *
   * @throws LocalStackException if the port is taken, another stack uses the folder, or the broker
   *     does not start
   */
  public static LocalKafka start(Settings settings) {
    LocalKafka kafka = launch(settings);
    kafka.awaitReady();
    return kafka;
  }

  /**
   * Starts the broker's process and returns at once; {@link #awaitReady} is the other half.
   *
   * @throws LocalStackException if the port is taken or another stack uses the folder
   */
  static LocalKafka launch(Settings settings) {
    int port = LoopbackPort.choose(settings.port(), "the Kafka broker", "the broker port");
    int controllerPort = LoopbackPort.choose(0, "the Kafka controller", "the controller port");
    FolderLock lock = FolderLock.take(settings.folder().toAbsolutePath());
    try {
      return new LocalKafka(spawn(settings, prepare(settings, port, controllerPort)), port, lock);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /**
   * Returns once the broker answers.
   *
   * @throws LocalStackException if it does not; it is closed then
   */
  void awaitReady() {
    try {
      Readiness.await(child, START_TIMEOUT, this::answers);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static ChildProcess spawn(Settings settings, Path properties) {
    return ChildProcess.builder("the Kafka broker", KafkaMain.class.getName())
        .setLogFile(settings.folder().resolve("kafka.log"))
        .addJvmArguments(
            "-Xms64m",
            // Its metrics fill the old generation in minutes: collected, it need not grow.
            "-XX:MinHeapFreeRatio=25",
            "-Xmx" + settings.heapMegabytes() + "m",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            // Without it every network thread keeps a direct buffer of the largest message seen.
            "-Djdk.nio.maxCachedBufferSize=262144",
            "-Dlogback.configurationFile=io/roadstream/localstack/kafka-logback.xml")
        .addArguments(properties.toString(), Uuid.randomUuid().toString())
        .start();
  }

  /** Returns host and port for clients. */
  public String bootstrapServers() {
    return LoopbackPort.HOST + ":" + port;
  }

  /** Returns the process. */
  public ChildProcess process() {
    return child;
  }

  /** Returns the broker's resident memory in bytes, or empty once it has ended. */
  public OptionalLong residentBytes() {
    return child.residentBytes();
  }

  /** Shuts the broker down in order and waits until it has ended. */
  @Override
  public void close() {
    child.close();
    lock.close();
  }

  private boolean answers() {
    if (!LoopbackPort.accepts(port)) {
      return false;
    }
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
      return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Path prepare(Settings settings, int port, int controllerPort) {
    Path folder = settings.folder().toAbsolutePath();
    try {
      if (settings.fresh()) {
        Folders.delete(folder.resolve("data"));
      }
      Files.createDirectories(folder.resolve("data"));
      Path file = folder.resolve("kafka.properties");
      try (var writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
        properties(folder.resolve("data"), port, controllerPort, settings.payloadLimit())
            .store(writer, "Written at each start of the local stack; changes are lost.");
      }
      return file;
    } catch (IOException e) {
      throw new LocalStackException(
          "cannot prepare the broker's folder " + folder + ": " + e.getMessage(), e);
    }
  }

  private static Properties properties(
      Path data, int port, int controllerPort, PayloadLimit payloadLimit) {
    String broker = LoopbackPort.HOST + ":" + port;
    String controller = LoopbackPort.HOST + ":" + controllerPort;
    Properties properties = new Properties();
    properties.putAll(
        Map.of(
            "process.roles",
            "broker,controller",
            "node.id",
            "1",
            "controller.quorum.voters",
            "1@" + controller,
            "controller.listener.names",
            "CONTROLLER",
            "listeners",
            "PLAINTEXT://" + broker + ",CONTROLLER://" + controller,
            "advertised.listeners",
            "PLAINTEXT://" + broker,
            "log.dirs",
            data.toString(),
            "auto.create.topics.enable",
            "false"));
    // One node: nothing to copy to, nobody else to wait for, few partitions of internal topics.
    properties.putAll(
        Map.of(
            "offsets.topic.replication.factor", "1",
            "offsets.topic.num.partitions", "4",
            "transaction.state.log.replication.factor", "1",
            "transaction.state.log.min.isr", "1",
            "transaction.state.log.num.partitions", "4",
            "share.coordinator.state.topic.replication.factor", "1",
            "share.coordinator.state.topic.min.isr", "1",
            "share.coordinator.state.topic.num.partitions", "1",
            "group.initial.rebalance.delay.ms", "0",
            // Every transaction commits an offset: waiting for others to join it is latency alone.
            "group.coordinator.append.linger.ms", "0"));
    properties.putAll(
        Map.of(
            // So long a transaction waits that begins before the last one has ended, and again.
            "add.partitions.to.txn.retry.backoff.ms", "2",
            "num.network.threads", "2",
            "num.io.threads", "4",
            "log.cleaner.dedupe.buffer.size", Integer.toString(16 << 20)));
    payloadLimit
        .brokerProperties()
        .forEach((name, value) -> properties.setProperty(name, value.toString()));
    return properties;
  }
}
