package io.roadstream.cli;

import io.roadstream.cli.stack.RunningStack;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say which Kafka and which registry a command talks to. */
public final class KafkaOptions {

  private static final String DEFAULT_BROKER = "127.0.0.1:9092";
  private static final String DEFAULT_REGISTRY = "http://127.0.0.1:8080";

  @Mixin private StateOption state;

  @Option(
      names = {"-b", "--bootstrap-server"},
      paramLabel = "HOST:PORT",
      description = {
        "Kafka broker. Default: the stack that 'roadstream up' runs, or else "
            + DEFAULT_BROKER
            + "."
      })
  private @Nullable String bootstrapServer;

  @Option(
      names = "--registry",
      paramLabel = "URL",
      description = {
        "Schema registry. Default: that of the stack that 'roadstream up' runs, or else "
            + DEFAULT_REGISTRY
            + "."
      })
  private @Nullable String registry;

  private KafkaOptions() {
    state = new StateOption();
  }

  /** Host and port of the broker. */
  public String bootstrapServers() {
    return bootstrapServer != null
        ? bootstrapServer
        : running().map(RunningStack::bootstrapServers).orElse(DEFAULT_BROKER);
  }

  /** Address of the registry. */
  public String registryUrl() {
    return registry != null
        ? registry
        : running().map(RunningStack::registryUrl).orElse(DEFAULT_REGISTRY);
  }

  /** Folder of the local stack's state. */
  public Path stateFolder() {
    return state.folder();
  }

  private Optional<RunningStack> running() {
    return RunningStack.find(state.folder());
  }
}
