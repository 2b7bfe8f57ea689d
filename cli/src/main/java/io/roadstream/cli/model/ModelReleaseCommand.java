package io.roadstream.cli.model;

import io.roadstream.cli.CliException;
import io.roadstream.perception.bundle.BundleException;
import io.roadstream.perception.bundle.BundleLoader;
import io.roadstream.perception.bundle.ModelBundle;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code roadstream model release}. */
@Command(
    name = "release",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    description = "Put a bundle into the store and have a channel serve it.")
final class ModelReleaseCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private ReleaseOptions options;

  @Parameters(paramLabel = "DIR", description = "The bundle's folder.")
  private Path folder;

  @Option(
      names = "--channel",
      paramLabel = "NAME",
      defaultValue = "candidate",
      description = "candidate or production. Default: ${DEFAULT-VALUE}.")
  private String channel;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "released by hand",
      description = "Why, in a sentence. Default: ${DEFAULT-VALUE}.")
  private String reason;

  private ModelReleaseCommand() {}

  @Override
  public Integer call() {
    ModelBundle bundle;
    try {
      bundle = new BundleLoader().load(folder);
    } catch (BundleException e) {
      throw CliException.badInput(String.valueOf(e.getMessage()));
    }
    return options.release(spec, releases -> releases.release(bundle, channel, Map.of(), reason));
  }
}
