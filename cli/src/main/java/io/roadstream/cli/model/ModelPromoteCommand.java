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

/** {@code roadstream model promote}. */
@Command(
    name = "promote",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    description = "Have production serve what the channel candidate serves.")
final class ModelPromoteCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private StoreOptions options;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "PEM file of the Ed25519 private key that signs the release.")
  private @Nullable Path key;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "promoted by hand",
      description = "Why, in a sentence. Default: ${DEFAULT-VALUE}.")
  private String reason;

  private ModelPromoteCommand() {}

  @Override
  public Integer call() {
    ModelRelease release = options.withReleases(key, releases -> releases.promote(reason));
    spec.commandLine().getOut().println(ReleaseText.line(release));
    spec.commandLine().getOut().flush();
    return ExitCodes.OK;
  }
}
