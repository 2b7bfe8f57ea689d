package io.roadstream.cli.bench;

import io.roadstream.benchmarks.engine.EngineBenchmark;
import io.roadstream.benchmarks.engine.EngineBenchmarkReport;
import io.roadstream.benchmarks.engine.EngineBenchmarkSettings;
import io.roadstream.benchmarks.engine.Timing;
import io.roadstream.cli.CliException;
import io.roadstream.cli.EngineOptions;
import io.roadstream.cli.ExitCodes;
import io.roadstream.cli.Json;
import io.roadstream.cli.Progress;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the network alone on both engines, beside TorchScript as exported. */
@Command(
    name = "engine",
    mixinStandardHelpOptions = true,
    description = {
      "Measure the network on both engines against the article's TorchScript as exported, one frame"
          + " of 1024x400 at a time, in one run. Nothing else should run on the machine."
    })
public final class EngineBenchCommand implements Callable<Integer> {

  @Mixin private EngineOptions engine = new EngineOptions();

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "10",
      description = "Runs of each engine that are not counted. Default: ${DEFAULT-VALUE}.")
  private int warmUp = EngineBenchmarkSettings.ARTICLE.warmUp();

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "300",
      description = "Runs of each engine that are. Default: ${DEFAULT-VALUE}.")
  private int runs = EngineBenchmarkSettings.ARTICLE.runs();

  @Option(names = "--json", description = "Print one JSON object on standard output.")
  private boolean json;

  @Spec private CommandSpec spec;

  private EngineBenchCommand() {}

  @Override
  public Integer call() {
    EngineBenchmark benchmark = new EngineBenchmark(engine.load(), settings());
    EngineBenchmarkReport report;
    try (Progress progress = Progress.of("bench engine", benchmark.totalRuns(), " runs")) {
      report = benchmark.run(progress::at);
    }
    if (json) {
      spec.commandLine().getOut().println(Json.pretty(report));
    } else {
      print(report);
    }
    return ExitCodes.OK;
  }

  private EngineBenchmarkSettings settings() {
    try {
      EngineBenchmarkSettings article = EngineBenchmarkSettings.ARTICLE;
      return new EngineBenchmarkSettings(
          article.width(),
          article.height(),
          warmUp,
          runs,
          engine.settings().threads(),
          engine.settings().device());
    } catch (IllegalArgumentException e) {
      throw CliException.badInput(e.getMessage());
    }
  }

  private void print(EngineBenchmarkReport report) {
    var out = spec.commandLine().getOut();
    out.printf(
        "%s, %dx%d, %d runs after %d, %d threads; PyTorch on %s%n",
        report.model(),
        report.width(),
        report.height(),
        report.runs(),
        report.warmUp(),
        report.threads(),
        report.device());
    out.printf("%-26s %8s %8s %8s %8s%n", "ms a frame", "mean", "std", "median", "p99");
    row("TorchScript as exported", report.baselineMs());
    row("PyTorch", report.pytorchMs());
    row("ONNX Runtime", report.onnxMs());
    out.printf(
        Locale.ROOT,
        "ONNX Runtime is %.1f times as fast as TorchScript as exported (medians)%n",
        report.speedup());
  }

  private void row(String name, Timing timing) {
    spec.commandLine()
        .getOut()
        .printf(
            Locale.ROOT,
            "%-26s %8.1f %8.1f %8.1f %8.1f%n",
            name,
            timing.mean(),
            timing.std(),
            timing.median(),
            timing.p99());
  }
}
