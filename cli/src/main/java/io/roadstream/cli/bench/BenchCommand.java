package io.roadstream.cli.bench;

import io.roadstream.cli.ExitCodes;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Holds the measurements. */
@Command(
    name = "bench",
    usageHelpWidth = 100,
    footerHeading = "%nExamples:%n",
    footer = {
      "  roadstream bench engine --json",
      "  roadstream bench pipeline",
      "  roadstream bench training --preset cpu-demo",
      "  roadstream bench multitask --start untrained --steps 400",
      "  roadstream bench objects --grid 1024x400 --scene street",
      "",
      "Exit codes: 0 measured, 1 something broke, 2 called wrongly or no such model."
    },
    mixinStandardHelpOptions = true,
    description = "Measure how fast it is on this machine.",
    subcommands = {
      EngineBenchCommand.class,
      ObjectBenchCommand.class,
      PipelineBenchCommand.class,
      PostprocBenchCommand.class,
      TrainingBenchCommand.class,
      MultitaskBenchCommand.class
    })
public final class BenchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  private BenchCommand() {}

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCodes.BAD_INPUT;
  }
}
