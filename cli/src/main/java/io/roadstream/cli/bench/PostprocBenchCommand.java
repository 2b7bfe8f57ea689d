package io.roadstream.cli.bench;

import io.roadstream.benchmarks.postproc.PostprocBenchmark;
import io.roadstream.cli.CliException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
  private @Nullable Integer iterations;

  @Option(
      names = "--grid",
      paramLabel = "WxH",
      description = "1024x400 or 2048x800. Default: both.")
  private String grid = "";

  private PostprocBenchCommand() {}

  @Override
  public Integer call() {
    JmhRun run = new JmhRun(PostprocBenchmark.class);
    if (iterations != null) {
      CliException.require(iterations >= 1, "--iterations", iterations, "at least 1");
      run.iterations(iterations);
    }
    run.only("grid", grid, List.of("1024x400", "2048x800"));
    return run.run();
  }
}
