package io.roadstream.cli.model;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code roadstream model rollback}. */
@Command(
    name = "rollback",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    description = "Have a channel serve again what it served before.")
final class ModelRollbackCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ReleaseOptions options;

  @Option(
      names = "--channel",
      paramLabel = "NAME",
      defaultValue = "production",
      description = "candidate or production. Default: ${DEFAULT-VALUE}.")
  private String channel;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "rolled back by hand",
      description = "Why, in a sentence. Default: ${DEFAULT-VALUE}.")
  private String reason;

  private ModelRollbackCommand() {}

  @Override
  public Integer call() {
    return options.release(spec, releases -> releases.rollback(channel, reason));
  }
}
