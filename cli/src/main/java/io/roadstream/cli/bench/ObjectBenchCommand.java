package io.roadstream.cli.bench;

import io.roadstream.benchmarks.postproc.ObjectBenchmark;
import java.util.List;
import java.util.concurrent.Callable;
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
    JmhRun run = new JmhRun(ObjectBenchmark.class);
    run.only("grid", grid, List.of("1024x400", "2048x800"));
    run.only("scene", scene, List.of("street", "1", "10", "100", "1000", "2000"));
    return run.run();
  }
}
