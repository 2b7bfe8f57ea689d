package io.roadstream.cli.model;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code roadstream model promote}. */
@Command(
    name = "promote",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    description = "Have production serve what the channel candidate serves.")
final class ModelPromoteCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ReleaseOptions options;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "promoted by hand",
      description = "Why, in a sentence. Default: ${DEFAULT-VALUE}.")
  private String reason;

  private ModelPromoteCommand() {}

  @Override
  public Integer call() {
    return options.release(spec, releases -> releases.promote(reason));
  }
}
