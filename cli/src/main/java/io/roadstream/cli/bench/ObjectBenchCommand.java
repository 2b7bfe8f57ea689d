package io.roadstream.cli.bench;

import io.roadstream.benchmarks.postproc.ObjectBenchmark;
import io.roadstream.cli.CliException;
import io.roadstream.cli.ExitCodes;
import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures objects and their statistics on one core, by JMH. */
@Command(
    name = "objects",
    mixinStandardHelpOptions = true,
    description = {
      "Measure, on one core, objects and their statistics from mask and depth beside OpenCV's"
          + " connected components with plain statistics; with what each allocates. JMH prints its"
          + " own report. Nothing else should run on the machine."
    })
public final class ObjectBenchCommand implements Callable<Integer> {

  @Option(
      names = "--grid",
      paramLabel = "WxH",
      description = "1024x400 or 2048x800. Default: both.")
  private String grid = "";

  @Option(
      names = "--scene",
      paramLabel = "NAME",
      description = "street, or how many rectangles: 1, 10, 100, 1000 or 2000. Default: all.")
  private String scene = "";

  private ObjectBenchCommand() {}

  @Override
  public Integer call() {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(ObjectBenchmark.class.getName().replace(".", "\\."))
            .addProfiler(GCProfiler.class);
    if (!grid.isEmpty()) {
      options.param("grid", allowed("--grid", grid, "1024x400|2048x800"));
    }
    if (!scene.isEmpty()) {
      options.param("scene", allowed("--scene", scene, "street|1|10|100|1000|2000"));
    }
    try {
      new Runner(options.build()).run();
    } catch (RunnerException e) {
      throw CliException.failure("the benchmark did not run: " + e.getMessage());
    }
    return ExitCodes.OK;
  }

  private static String allowed(String option, String value, String values) {
    if (!value.matches(values)) {
      throw CliException.badInput(
          option + " is " + value + "; use one of " + values.replace("|", ", "));
    }
    return value;
  }
}
