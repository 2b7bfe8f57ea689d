package io.roadstream.cli.simulate;

import io.roadstream.cli.CliException;
import io.roadstream.cli.ExitCodes;
import io.roadstream.cli.Json;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code roadstream simulate}. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    description = {
      "Tell what a number of cameras needs (pods, partitions, brokers, network, disk) and simulate"
          + " the pipeline under that load.",
      "Stage times and record sizes are measured ones that come with the command, or yours."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  roadstream simulate --cameras 1000 --even",
      "  roadstream simulate --cameras 1000 --even --gpu-ms 6 --cores 8",
      "  roadstream bench pipeline --report bench.json && roadstream simulate --check bench.json",
      "",
      "Exit codes: 0 done and the plan keeps up, 1 it does not, or --check is off by more than"
          + " --tolerance, 2 called wrongly."
    })
public final class SimulateCommand implements Callable<Integer> {

  /** More cameras than this are simulated as one cell of so many: cells do not meet. */
  private static final int CELL = 300;

  @Option(
      names = "--cameras",
      paramLabel = "N",
      defaultValue = "10",
      description = "Cameras. Default: ${DEFAULT-VALUE}.")
  private int cameras;

  @Option(
      names = "--rate",
      paramLabel = "FPS",
      defaultValue = "10",
      description = "Frames a second of each camera. Default: ${DEFAULT-VALUE}.")
  private double rate;

  @Option(
      names = "--cores",
      paramLabel = "N",
      defaultValue = "2",
      description = "Processors of each pod. Default: ${DEFAULT-VALUE}.")
  private int cores;

  @Option(
      names = "--even",
      description =
          "Cameras are named so that their keys spread evenly over partitions, rather than as the"
              + " hash has it.")
  private boolean even;

  @Option(
      names = "--gpu-ms",
      paramLabel = "MS",
      description = "Run the network on a GPU that takes so many milliseconds a frame.")
  private @Nullable Double gpuMillis;

  @Option(
      names = "--retention-hours",
      paramLabel = "H",
      defaultValue = "1",
      description = "How long records are kept. Default: ${DEFAULT-VALUE}.")
  private double retentionHours;

  @Option(
      names = "--costs",
      paramLabel = "FILE",
      description =
          "Your own measured times and sizes, as JSON, or a report of 'bench pipeline --report'.")
  private @Nullable Path costsFile;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "20",
      description = "Seconds to simulate. Default: ${DEFAULT-VALUE}.")
  private double seconds;

  @Option(
      names = "--check",
      paramLabel = "REPORT",
      description = "Compare with what 'roadstream bench pipeline --report' measured here.")
  private @Nullable Path check;

  @Option(
      names = "--tolerance",
      paramLabel = "SHARE",
      defaultValue = "0.25",
      description = "How far --check may be off. Default: ${DEFAULT-VALUE}.")
  private double tolerance;

  @Option(names = "--json", description = "Print one JSON object on standard output.")
  private boolean json;

  @Spec private CommandSpec spec;

  private SimulateCommand() {}

  @Override
  public Integer call() {
    CliException.require(
        cameras >= 1 && cameras <= 10_000_000, "--cameras", cameras, "1 to 10,000,000");
    CliException.require(rate > 0 && rate <= 1000, "--rate", rate, "above 0, up to 1000");
    CliException.require(cores >= 1 && cores <= 256, "--cores", cores, "1 to 256");
    CliException.require(seconds >= 5 && seconds <= 600, "--seconds", seconds, "5 to 600");
    CliException.require(gpuMillis == null || gpuMillis > 0, "--gpu-ms", gpuMillis, "above 0");
    if (costsFile != null && !Files.isRegularFile(costsFile)) {
      throw CliException.badInput("there is no file " + costsFile);
    }
    if (check != null) {
      if (!Files.isRegularFile(check)) {
        throw CliException.badInput("there is no file " + check);
      }
      MeasuredRun run = MeasuredRun.read(check);
      return check(run, costsFile == null ? run.costs() : Costs.read(costsFile));
    }
    Costs costs = Costs.read(costsFile);
    return plan(gpuMillis == null ? costs : costs.onGpu(gpuMillis));
  }

  private int plan(Costs costs) {
    Plan plan = Plan.of(costs, cameras, rate, cores, retentionHours);
    int cell = Math.min(cameras, CELL);
    Plan simulated = Plan.of(costs, cell, rate, cores, retentionHours);
    SimulationResult result =
        Simulation.run(costs, Fleet.of(simulated, even), cell, rate, seconds, 1);
    double hottest =
        even
            ? Math.ceil((double) cameras / plan.partitions()) * plan.partitions() / cameras
            : Spread.hottest(cameras, plan.partitions());
    if (json) {
      Map<String, Object> all = new LinkedHashMap<>();
      all.put("costs", costs);
      all.put("plan", plan);
      all.put("hottestPartition", hottest);
      all.put("simulatedCameras", cell);
      all.put("simulation", result);
      all.put("keepsUp", result.keepsUp());
      spec.commandLine().getOut().println(Json.pretty(all));
    } else {
      print(costs, plan, hottest, cell, result);
    }
    return result.keepsUp() ? ExitCodes.OK : ExitCodes.FAILURE;
  }

  private void print(Costs costs, Plan plan, double hottest, int cell, SimulationResult result) {
    PrintWriter out = spec.commandLine().getOut();
    line(out, "frames a second", "%.0f", plan.cameras() * plan.rate());
    line(out, "inference pods", "%d of %d cores", plan.inferencePods(), plan.coresPerPod());
    if (costs.gpu()) {
      line(out, "GPUs", "%d", plan.inferencePods());
    }
    line(out, "post-processing pods", "%d", plan.postprocPods());
    line(out, "ingest pods", "%d", plan.ingestPods());
    line(out, "partitions", "%d", plan.partitions());
    line(out, "fullest partition", "%.2f of the mean", hottest);
    line(out, "brokers", "%d", plan.brokers());
    line(out, "written", "%.1f MB/s", plan.writtenMBps());
    line(out, "a broker takes in", "%.1f MB/s", plan.brokerInMBps());
    line(out, "a broker gives out", "%.1f MB/s", plan.brokerOutMBps());
    line(out, "disk, all brokers", "%.2f TB for %s h", plan.diskTB(), retentionHours);
    out.printf(
        Locale.ROOT,
        "%nsimulated, %d cameras for %.0f s (%s):%n",
        cell,
        seconds,
        result.keepsUp() ? "keeps up" : "does NOT keep up");
    line(out, "frames a second out", "%.1f of %.1f", result.fps(), result.sentFps());
    line(
        out,
        "latency p50/p95/p99",
        "%.0f / %.0f / %.0f ms",
        result.p50Ms(),
        result.p95Ms(),
        result.p99Ms());
    line(out, "busiest pod's cores", "%.0f %%", result.cores() * 100);
    line(out, "busiest engine", "%.0f %%", result.engine() * 100);
    line(out, "frames in a batch", "%.1f", result.meanBatch());
    out.printf("%ncosts of a frame: %s%n", costs.from());
    out.flush();
  }

  private static void line(PrintWriter out, String name, String format, Object... values) {
    out.printf(Locale.ROOT, "  %-22s %s%n", name, String.format(Locale.ROOT, format, values));
  }

  private int check(MeasuredRun run, Costs costs) {
    Check result = Check.of(run, costs);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.pretty(result));
    } else {
      out.printf(Locale.ROOT, "  %-30s %10s %10s%n", "", "measured", "simulated");
      row(out, "frames a second, full load", result.measuredFps(), result.simulatedFps());
      row(
          out,
          String.format(Locale.ROOT, "p50 at %.1f frames/s, ms", result.loadFps()),
          result.measuredP50Ms(),
          result.simulatedP50Ms());
    }
    out.flush();
    return result.fpsError() <= tolerance ? ExitCodes.OK : ExitCodes.FAILURE;
  }

  private static void row(PrintWriter out, String name, double measured, double simulated) {
    out.printf(Locale.ROOT, "  %-30s %10.1f %10.1f%n", name, measured, simulated);
  }
}
