package io.roadstream.cli;

import io.roadstream.cli.augment.AugmentCommand;
import io.roadstream.cli.bench.BenchCommand;
import io.roadstream.cli.consume.ConsumeCommand;
import io.roadstream.cli.data.DataCommand;
import io.roadstream.cli.demo.DemoCommand;
import io.roadstream.cli.evaluate.EvaluateCommand;
import io.roadstream.cli.infer.InferCommand;
import io.roadstream.cli.model.ModelCommand;
import io.roadstream.cli.produce.ProduceCommand;
import io.roadstream.cli.replay.ReplayCommand;
import io.roadstream.cli.simulate.SimulateCommand;
import io.roadstream.cli.teach.TeachCommand;
import io.roadstream.cli.topics.TopicsCommand;
import io.roadstream.cli.train.TrainCommand;
import io.roadstream.cli.up.UpCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code roadstream} command itself: says what it is and hands over to its subcommands. */
@Command(
    name = "roadstream",
    mixinStandardHelpOptions = true,
    version = "roadstream 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    usageHelpWidth = 100,
    descriptionHeading = "%n",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions:%n",
    description = {
      "Road perception on event streams: camera frames in; class masks, depth in metres and objects"
          + " with their distance out, through Kafka."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  See it work, from nothing, in a minute:",
      "    roadstream demo --seconds 60 --cameras 2",
      "  Run it, send a video through it, and look at what came out:",
      "    roadstream up",
      "    roadstream produce street.mp4 --camera gate",
      "    roadstream consume masks --camera gate --out pictures --overlay",
      "  Just a picture, without Kafka:",
      "    roadstream infer street.jpg --out pictures",
      "",
      "'roadstream COMMAND --help' explains a command.",
      "Exit codes: 0 done, 1 could not be done, 2 called wrongly or with something unusable."
    },
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      ProduceCommand.class,
      ConsumeCommand.class,
      ReplayCommand.class,
      InferCommand.class,
      EvaluateCommand.class,
      TrainCommand.class,
      TeachCommand.class,
      AugmentCommand.class,
      DataCommand.class,
      ModelCommand.class,
      BenchCommand.class,
      TopicsCommand.class,
      SimulateCommand.class
    })
public final class RoadstreamCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  private RoadstreamCommand() {}

  /** The command line, ready to execute. */
  public static CommandLine commandLine() {
    Failures failures = new Failures();
    return new CommandLine(new RoadstreamCommand())
        .setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setAbbreviatedOptionsAllowed(false);
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCodes.BAD_INPUT;
  }
}
