package io.roadstream.cli.model;

import io.roadstream.cli.ExitCodes;
import io.roadstream.schemas.ModelRelease;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
  @Mixin private StoreOptions options;

  @Option(
      names = "--channel",
      paramLabel = "NAME",
      defaultValue = "production",
      description = "candidate or production. Default: ${DEFAULT-VALUE}.")
  private String channel;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "PEM file of the Ed25519 private key that signs the release.")
  private @Nullable Path key;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "rolled back by hand",
      description = "Why, in a sentence. Default: ${DEFAULT-VALUE}.")
  private String reason;

  private ModelRollbackCommand() {}

  @Override
  public Integer call() {
    ModelRelease release =
        options.withReleases(key, releases -> releases.rollback(channel, reason));
    spec.commandLine().getOut().println(ReleaseText.line(release));
    spec.commandLine().getOut().flush();
    return ExitCodes.OK;
  }
}
