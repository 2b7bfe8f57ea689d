package io.roadstream.cli.stack;

import io.roadstream.cli.CliException;
import io.roadstream.localstack.ChildProcess;
import io.roadstream.localstack.Folders;
import io.roadstream.localstack.LocalStack;
import io.roadstream.schemas.topic.TopicSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Broker, registry, topics and services of one machine, each a child process that listens on the
 * loopback interface only and cannot outlive this one.
 *
 * <p>{@link #close} stops them in the order of the data's flow: who writes before who reads, the
 * broker last, and returns when all have stopped. Closing may be done from any thread, and again.
 */
public final class Stack implements AutoCloseable {

  private static final String STREAMS = "streams";
  private static final String TRAINER = "trainer";
  private static final String MODELS = "models";

  private final LocalStack base;
  private final List<ServiceProcess> services = Collections.synchronizedList(new ArrayList<>());
  private boolean closed;

  private Stack(LocalStack base) {
    this.base = base;
  }

  /**
   * Starts everything and returns when all of it is ready.
   *
   * @param said told of each step, in a few words
   * @throws RuntimeException if a port is taken or a part does not start; nothing is left running
   */
  public static Stack start(StackSettings settings, Consumer<String> said) {
    Path state = settings.state().toAbsolutePath();
    said.accept("starting broker and schema registry");
    LocalStack base =
        LocalStack.start(
            LocalStack.Settings.in(state)
                .withPorts(settings.brokerPort(), settings.registryPort())
                .withFresh(settings.fresh())
                .withTopics(TopicSettings.DEFAULT.withPartitions(settings.partitions())));
    Stack stack = new Stack(base);
    // A signal may end this process while services are still starting.
    Thread hook = new Thread(stack::close, "stop-stack");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      if (settings.fresh()) {
        forget(state);
      }
      said.accept("starting services");
      for (ServiceKind kind : ServiceKind.values()) {
        Integer port = settings.services().get(kind);
        if (port != null) {
          stack.services.add(
              ServiceProcess.start(
                  kind, port, state.resolve("logs"), stack.arguments(kind, settings, state)));
        }
      }
      for (ServiceProcess service : stack.services) {
        said.accept("waiting for the " + service.kind().serviceName());
        service.awaitReady();
      }
      return stack;
    } catch (RuntimeException e) {
      stack.close();
      throw e;
    }
  }

  /** What services keep beside the topics means nothing without them. */
  private static void forget(Path state) {
    for (String kept : List.of(STREAMS, TRAINER, MODELS)) {
      try {
        Folders.delete(state.resolve(kept));
      } catch (IOException e) {
        throw CliException.failure(
            "cannot delete " + state.resolve(kept) + " for a fresh start: " + e.getMessage(), e);
      }
    }
  }

  private List<String> arguments(ServiceKind kind, StackSettings settings, Path state) {
    List<String> arguments = new ArrayList<>();
    arguments.add("--roadstream.kafka.bootstrap-servers=" + bootstrapServers());
    arguments.add("--roadstream.kafka.registry-url=" + registryUrl());
    switch (kind) {
      case INGEST -> {
        // Keeps nothing.
      }
      case TRAINER -> {
        arguments.add("--roadstream.trainer.data=" + state.resolve(TRAINER));
        arguments.add("--roadstream.trainer.store=" + state.resolve(MODELS));
      }
      default ->
          arguments.add(
              "--roadstream." + kind.prefix() + ".streams.state-dir=" + state.resolve(STREAMS));
    }
    arguments.addAll(settings.serviceArguments().getOrDefault(kind, List.of()));
    return arguments;
  }

  /** Host and port of the broker. */
  public String bootstrapServers() {
    return base.bootstrapServers();
  }

  /** Address of the registry. */
  public String registryUrl() {
    return base.registryUrl().toString();
  }

  /** Address of each service, by its name. */
  public Map<String, String> serviceUrls() {
    Map<String, String> urls = new LinkedHashMap<>();
    services.forEach(service -> urls.put(service.kind().serviceName(), service.url()));
    return urls;
  }

  /** Every process by its name: broker and registry first. */
  public Map<String, ChildProcess> processes() {
    Map<String, ChildProcess> processes = new LinkedHashMap<>();
    processes.put("broker", base.kafka().process());
    processes.put("registry", base.registry().process());
    services.forEach(service -> processes.put(service.kind().serviceName(), service.process()));
    return processes;
  }

  /** Processor time that all processes have used so far. */
  public Duration processorTime() {
    return processes().values().stream()
        .flatMap(child -> ProcessHandle.of(child.pid()).stream())
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** What to tell others of this stack. */
  public RunningStack running() {
    return new RunningStack(
        ProcessHandle.current().pid(), bootstrapServers(), registryUrl(), serviceUrls());
  }

  /** Completes with the name of the first process that ends by itself. */
  public CompletableFuture<String> firstToEnd() {
    CompletableFuture<?>[] ends =
        processes().entrySet().stream()
            .map(entry -> entry.getValue().onExit().handle((code, failure) -> entry.getKey()))
            .toArray(CompletableFuture<?>[]::new);
    return CompletableFuture.anyOf(ends).thenApply(String::valueOf);
  }

  /**
   * Returns if every process runs.
   *
   * @throws CliException naming the one that has ended, with what it logged last
   */
  public void requireAlive() {
    processes()
        .forEach(
            (name, process) -> {
              if (!process.isAlive()) {
                throw CliException.failure(
                    name
                        + " has ended; from its log "
                        + process.logFile()
                        + ":\n"
                        + process.logTail());
              }
            });
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    List<ServiceProcess> inOrder = new ArrayList<>(services);
    Collections.reverse(inOrder);
    try {
      inOrder.forEach(ServiceProcess::close);
    } finally {
      base.close();
    }
  }
}
