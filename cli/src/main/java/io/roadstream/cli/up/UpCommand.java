package io.roadstream.cli.up;

import io.roadstream.cli.CliException;
import io.roadstream.cli.EngineOptions;
import io.roadstream.cli.ExitCodes;
import io.roadstream.cli.Json;
import io.roadstream.cli.PortConverter;
import io.roadstream.cli.StateOption;
import io.roadstream.cli.stack.RunningStack;
import io.roadstream.cli.stack.ServiceKind;
import io.roadstream.cli.stack.ServiceSettings;
import io.roadstream.cli.stack.Stack;
import io.roadstream.cli.stack.StackSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code roadstream up}. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    description = {
      "Run all of Roadstream on this machine: a Kafka broker, a schema registry and the services."
          + " Everything listens on 127.0.0.1 only. Ctrl-C stops it in order; topics and schemas"
          + " are there again the next time."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  roadstream up",
      "  roadstream up --fresh --broker-port 19092 --registry-port 18080",
      "  roadstream up --bundle my-model --set roadstream.inference.streams.threads=4",
      "",
      "In another terminal: 'roadstream produce' and 'roadstream consume' find it by themselves.",
      "Exit codes: 0 stopped, 1 something did not start or ended by itself, 2 called wrongly."
    })
public final class UpCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private StateOption state;
  @Mixin private EngineOptions engine;

  @Option(
      names = "--fresh",
      description =
          "Delete what an earlier run left: topics, schemas, the trainer's runs and its models.")
  private boolean fresh;

  @Option(
      names = "--broker-port",
      paramLabel = "PORT",
      converter = PortConverter.class,
      defaultValue = "9092",
      description = "Port of Kafka; 0 takes any free one. Default: ${DEFAULT-VALUE}.")
  private int brokerPort;

  @Option(
      names = "--registry-port",
      paramLabel = "PORT",
      converter = PortConverter.class,
      defaultValue = "8080",
      description = "Port of the schema registry. Default: ${DEFAULT-VALUE}.")
  private int registryPort;

  @Option(
      names = "--ingest-port",
      paramLabel = "PORT",
      converter = PortConverter.class,
      defaultValue = "8081",
      description = "Port of the ingest service. Default: ${DEFAULT-VALUE}.")
  private int ingestPort;

  @Option(
      names = "--inference-port",
      paramLabel = "PORT",
      converter = PortConverter.class,
      defaultValue = "8082",
      description = "Port of the inference service. Default: ${DEFAULT-VALUE}.")
  private int inferencePort;

  @Option(
      names = "--postproc-port",
      paramLabel = "PORT",
      converter = PortConverter.class,
      defaultValue = "8083",
      description = "Port of the depth post-processing service. Default: ${DEFAULT-VALUE}.")
  private int postprocPort;

  @Option(
      names = "--trainer-port",
      paramLabel = "PORT",
      converter = PortConverter.class,
      defaultValue = "8084",
      description = "Port of the trainer service. Default: ${DEFAULT-VALUE}.")
  private int trainerPort;

  @Option(
      names = "--no-trainer",
      description = "Do without the trainer service, which takes about 500 MB.")
  private boolean noTrainer;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "6",
      description = "Partitions of topics that are created. Default: ${DEFAULT-VALUE}.")
  private int partitions;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A setting of a service, for example roadstream.inference.streams.threads=4.")
  private List<String> settings = List.of();

  @Option(names = "--json", description = "Tell in JSON, on one line, where everything listens.")
  private boolean json;

  private UpCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException, ExecutionException {
    Path folder = state.folder().toAbsolutePath();
    RunningStack.find(folder).ifPresent(running -> refuse(running, folder));
    PrintWriter err = spec.commandLine().getErr();
    long started = System.nanoTime();
    try (Stack stack = Stack.start(stackSettings(folder), step -> say(err, step + " …"))) {
      stack.running().announce(folder);
      Thread farewell = new Thread(() -> farewell(err, stack, folder), "farewell");
      Runtime.getRuntime().addShutdownHook(farewell);
      tell(stack, folder, (System.nanoTime() - started) / 1e9);
      String ended = stack.firstToEnd().get();
      if (farewell.getState() != Thread.State.NEW) {
        // It has ended because all are being stopped.
        farewell.join();
        return ExitCodes.OK;
      }
      RunningStack.withdraw(folder);
      say(err, ended + " has ended by itself; stopping the rest");
      stack.requireAlive();
    }
    return ExitCodes.FAILURE;
  }

  private StackSettings stackSettings(Path folder) {
    Map<ServiceKind, Integer> services = new EnumMap<>(ServiceKind.class);
    services.put(ServiceKind.INGEST, ingestPort);
    services.put(ServiceKind.INFERENCE, inferencePort);
    services.put(ServiceKind.POSTPROC, postprocPort);
    if (!noTrainer) {
      services.put(ServiceKind.TRAINER, trainerPort);
    }
    CliException.require(partitions >= 1, "--partitions", partitions, "at least 1");
    return new StackSettings(
        folder,
        fresh,
        brokerPort,
        registryPort,
        services,
        partitions,
        ServiceSettings.arguments(engine, settings));
  }

  private static void refuse(RunningStack running, Path folder) {
    throw CliException.failure(
        "a stack runs already with its state in "
            + folder
            + " (process "
            + running.pid()
            + ", broker at "
            + running.bootstrapServers()
            + "): use it, stop it with Ctrl-C, or give another folder with --state");
  }

  private void tell(Stack stack, Path folder, double seconds) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.line(stack.running()));
      out.flush();
      return;
    }
    out.printf(Locale.ROOT, "%nRoadstream is up (%.0f s).%n%n", seconds);
    line(out, "Kafka broker", stack.bootstrapServers(), memory(stack, "broker"));
    line(out, "schema registry", stack.registryUrl(), memory(stack, "registry"));
    stack.serviceUrls().forEach((name, url) -> line(out, name, url, memory(stack, name)));
    out.printf(
        Locale.ROOT,
        "%nmodel   %s%nstate   %s%nlogs    %s%nhealth  /actuator/health and metrics"
            + " /actuator/prometheus at each service%n",
        engine.bundleFolder(),
        folder,
        folder.resolve("logs"));
    out.printf(
        Locale.ROOT,
        "%nIn another terminal:%n  roadstream produce SOURCE --camera ID%n  roadstream consume"
            + " masks --out DIR --overlay%n%nCtrl-C stops everything.%n");
    out.flush();
  }

  private static void line(PrintWriter out, String name, String address, String memory) {
    out.printf(Locale.ROOT, "  %-24s %-28s %s%n", name, address, memory);
  }

  private static String memory(Stack stack, String name) {
    var bytes = stack.processes().get(name).residentBytes();
    return bytes.isEmpty() ? "" : bytes.getAsLong() / (1 << 20) + " MB";
  }

  private static void farewell(PrintWriter err, Stack stack, Path folder) {
    say(err, "stopping …");
    try {
      RunningStack.withdraw(folder);
    } catch (IOException e) {
      say(err, "cannot delete the stack's address file: " + e.getMessage());
    }
    stack.close();
    say(err, "stopped");
  }

  private static void say(PrintWriter err, String text) {
    err.println("roadstream: " + text);
    err.flush();
  }
}
