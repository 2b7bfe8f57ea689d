package io.roadstream.cli.model;

import io.roadstream.cli.ExitCodes;
import io.roadstream.schemas.ModelRelease;
import io.roadstream.trainer.release.Releases;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of what changes which model a channel serves. */
final class ReleaseOptions {

  @Mixin private StoreOptions store;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "PEM file of the Ed25519 private key that signs the release.")
  private @Nullable Path key;

  @SuppressWarnings("NullAway.Init") // picocli makes it
  ReleaseOptions() {}

  /**
   * Makes a release, tells it, and returns the exit code.
   *
   * @throws io.roadstream.cli.CliException with what is wrong
   */
  int release(CommandSpec spec, Function<Releases, ModelRelease> how) {
    ModelRelease release = store.withReleases(key, how);
    PrintWriter out = spec.commandLine().getOut();
    out.println(ReleaseText.line(release));
    out.flush();
    return ExitCodes.OK;
  }
}
