package io.roadstream.cli.bench;

import io.roadstream.cli.CliException;
import io.roadstream.cli.EngineOptions;
import io.roadstream.cli.ExitCodes;
import io.roadstream.cli.Json;
import io.roadstream.cli.stack.ServiceKind;
import io.roadstream.cli.stack.ServiceSettings;
import io.roadstream.cli.stack.Stack;
import io.roadstream.cli.stack.StackSettings;
import io.roadstream.localstack.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what the way through Kafka and all services costs beside the bare network. */
@Command(
    name = "pipeline",
    mixinStandardHelpOptions = true,
    description = {
      "Measure the whole pipeline against the bare network on the same processors in one run.",
      "",
      "A broker, a registry and the services run as with 'roadstream up'. Rendered street scenes go"
          + " through them, and through a loop that decodes and infers without Kafka, in turns of a"
          + " few seconds: first as fast as possible, then at half the pipeline's rate. Nothing else"
          + " should run on the machine."
    })
public final class PipelineBenchCommand implements Callable<Integer> {

  private static final int FRAMES = 64;
  private static final long SEED = 9000;
  private static final int PARTITIONS = 6;
  private static final String STREAM_THREADS = "roadstream.inference.streams.threads=";

  @Mixin private EngineOptions engine = new EngineOptions();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "40",
      description = "Length of each of the four measurements. Default: ${DEFAULT-VALUE}.")
  private int seconds = 40;

  @Option(
      names = "--cameras",
      paramLabel = "N",
      defaultValue = "6",
      description = "Cameras that send. Default: ${DEFAULT-VALUE}.")
  private int cameras = 6;

  @Option(
      names = "--stream-threads",
      paramLabel = "N",
      defaultValue = "2",
      description = "Stream threads of the inference service. Default: ${DEFAULT-VALUE}.")
  private int streamThreads = 2;

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = "A setting of a service, for example roadstream.postproc.depth-encoding=zstd.")
  private List<String> settings = new ArrayList<>();

  @Option(names = "--json", description = "Print one JSON object on standard output.")
  private boolean json;

  @Option(names = "--report", paramLabel = "FILE", description = "Write the JSON object to a file.")
  private @Nullable Path report;

  @Spec private CommandSpec spec;

  private PipelineBenchCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    CliException.require(seconds >= 5, "--seconds", seconds, "at least 5");
    CliException.require(cameras >= 1, "--cameras", cameras, "at least 1");
    CliException.require(streamThreads >= 1, "--stream-threads", streamThreads, "at least 1");
    if (settings.stream().anyMatch(setting -> setting.startsWith(STREAM_THREADS))) {
      throw CliException.badInput(
          "give --stream-threads N in place of --set " + STREAM_THREADS + "N");
    }
    Path state = Files.createTempDirectory("roadstream-bench-");
    boolean measured = false;
    try {
      PipelineReport result = run(state);
      measured = true;
      if (report != null) {
        Files.writeString(report, Json.pretty(result));
      }
      print(result);
      return ExitCodes.OK;
    } finally {
      Path logs = state.resolve("logs");
      if (measured || !Files.exists(logs)) {
        Folders.delete(state);
      } else {
        say("what the services said is in " + logs);
      }
    }
  }

  private PipelineReport run(Path state) throws InterruptedException {
    say("rendering frames");
    PipelineBench bench =
        new PipelineBench(
            BenchFrames.render(FRAMES, SEED),
            engine,
            streamThreads,
            Duration.ofSeconds(seconds),
            this::say);
    List<String> all = new ArrayList<>(settings);
    all.add(STREAM_THREADS + streamThreads);
    return bench.run(
        () ->
            Stack.start(
                new StackSettings(
                    state,
                    true,
                    0,
                    0,
                    Map.of(ServiceKind.INFERENCE, 0, ServiceKind.POSTPROC, 0),
                    PARTITIONS,
                    ServiceSettings.arguments(engine, all)),
                this::say),
        SpreadCameras.names(cameras, PARTITIONS));
  }

  private void say(String text) {
    spec.commandLine().getErr().println("bench: " + text);
  }

  private void print(PipelineReport result) {
    var out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.pretty(result));
      return;
    }
    out.printf(
        Locale.ROOT,
        "bare loop      %8.2f frames/s%npipeline       %8.2f frames/s%nratio          %8.3f%n",
        result.bareFps(),
        result.pipelineFps(),
        result.ratio());
    result
        .rounds()
        .forEach(
            round ->
                out.printf(
                    Locale.ROOT,
                    "  a round      %8.2f, %.2f%n",
                    round.bareFps(),
                    round.pipelineFps()));
    out.printf(
        Locale.ROOT,
        "at %.1f frames/s, ms:   %8s %8s %8s%n",
        result.loadFps(),
        "p50",
        "p95",
        "p99");
    row("bare loop", result.bareLatencyMs());
    row("pipeline", result.latencyMs());
    row("added", result.addedLatencyMs());
    out.println("of the pipeline's latency:");
    result.stagesMs().forEach(this::row);
    out.println("resident memory, MiB: " + result.rssMb());
    out.printf(
        "frames %d, lost %d, duplicates %d%n", result.frames(), result.lost(), result.duplicates());
  }

  private void row(String name, Map<String, Double> values) {
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "  %-20s %8.1f %8.1f %8.1f%n",
            name,
            values.get("p50"),
            values.get("p95"),
            values.get("p99"));
  }
}
