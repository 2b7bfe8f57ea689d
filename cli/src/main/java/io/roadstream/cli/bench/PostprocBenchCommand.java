package io.roadstream.cli.bench;

import io.roadstream.benchmarks.postproc.PostprocBenchmark;
import io.roadstream.cli.CliException;
import io.roadstream.cli.ExitCodes;
import java.util.concurrent.Callable;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures post-processing of one prediction on one core, by JMH. */
@Command(
    name = "postproc",
    mixinStandardHelpOptions = true,
    description = {
      "Measure the post-processing of one prediction on one core: unpack, label components, take"
          + " statistics, encode mask, depth and objects. JMH prints its own report. Nothing else"
          + " should run on the machine."
    })
public final class PostprocBenchCommand implements Callable<Integer> {

  @Option(
      names = "--iterations",
      paramLabel = "N",
      description =
          "Iterations of a second each, warm-up as many. Default: 5 of 2 s after 5 of 1 s.")
  private int iterations;

  @Option(
      names = "--grid",
      paramLabel = "WxH",
      description = "1024x400 or 2048x800. Default: both.")
  private String grid = "";

  private PostprocBenchCommand() {}

  @Override
  public Integer call() {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(PostprocBenchmark.class.getName().replace(".", "\\."))
            .addProfiler(GCProfiler.class);
    if (iterations > 0) {
      options
          .warmupIterations(iterations)
          .warmupTime(TimeValue.seconds(1))
          .measurementIterations(iterations)
          .measurementTime(TimeValue.seconds(1));
    }
    if (!grid.isEmpty()) {
      if (!grid.matches("1024x400|2048x800")) {
        throw CliException.badInput("--grid is " + grid + "; use 1024x400 or 2048x800");
      }
      options.param("grid", grid);
    }
    try {
      new Runner(options.build()).run();
    } catch (RunnerException e) {
      throw CliException.failure("the benchmark did not run: " + e.getMessage());
    }
    return ExitCodes.OK;
  }
}
