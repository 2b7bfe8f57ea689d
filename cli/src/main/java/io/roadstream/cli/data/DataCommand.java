package io.roadstream.cli.data;

import io.roadstream.cli.ExitCodes;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Holds what looks after data sets. */
@Command(
    name = "data",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    description = "Look after labelled data sets in Cityscapes' layout.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  roadstream data check /data/cityscapes --split train --report check",
      "  roadstream data clean /data/cityscapes --split train --out /data/cleaned --pictures 8",
      "",
      "Exit codes: 0 done, 1 something broke, 2 called wrongly or data that cannot be used."
    },
    subcommands = {DataCheckCommand.class, DataCleanCommand.class})
public final class DataCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  private DataCommand() {}

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCodes.BAD_INPUT;
  }
}
