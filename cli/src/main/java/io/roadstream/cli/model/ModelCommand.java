package io.roadstream.cli.model;

import io.roadstream.cli.ExitCodes;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code roadstream model}: a group of commands. */
@Command(
    name = "model",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Look at models and change which one runs. Inference services follow the channel production"
          + " and change to what it serves between two frames; a model that is damaged, not signed"
          + " or of another kind is refused there, and the one that runs goes on."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  roadstream model list",
      "  roadstream model release my-model --channel candidate",
      "  roadstream model promote",
      "  roadstream model rollback",
      "",
      "Exit codes: 0 done, 1 could not be done, 2 called wrongly or no such model."
    },
    subcommands = {
      ModelListCommand.class,
      ModelShowCommand.class,
      ModelReleaseCommand.class,
      ModelPromoteCommand.class,
      ModelRollbackCommand.class
    })
public final class ModelCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  private ModelCommand() {}

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCodes.BAD_INPUT;
  }
}
