package io.roadstream.cli.model;

import io.roadstream.cli.CliException;
import io.roadstream.cli.ExitCodes;
import io.roadstream.cli.Json;
import io.roadstream.perception.bundle.BundleException;
import io.roadstream.perception.bundle.BundleLoader;
import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.perception.bundle.StoredBundle;
import io.roadstream.schemas.ModelRelease;
import io.roadstream.trainer.release.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code roadstream model show}. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    description = "What a bundle or a channel holds, in JSON: figures, parent, how it was made.")
final class ModelShowCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private StoreOptions options;

  @Parameters(
      paramLabel = "MODEL",
      description = "A channel (production, candidate), a bundle's folder, or NAME/VERSION.")
  private String model;

  private ModelShowCommand() {}

  @Override
  public Integer call() {
    Map<String, Object> answer = Channels.ALL.contains(model) ? channel() : bundle(load());
    spec.commandLine().getOut().println(Json.pretty(answer));
    spec.commandLine().getOut().flush();
    return ExitCodes.OK;
  }

  private Map<String, Object> channel() {
    Map<String, ModelRelease> current = options.withReleases(null, releases -> releases.current());
    ModelRelease release = current.get(model);
    if (release == null) {
      throw CliException.failure(
          "channel " + model + " serves nothing yet; release a bundle to it");
    }
    return ReleaseText.json(release);
  }

  private StoredBundle load() {
    try {
      Path folder = Path.of(model);
      if (Files.isDirectory(folder)) {
        return StoredBundle.of(new BundleLoader().load(folder));
      }
      int slash = model.indexOf('/');
      return (slash < 0
              ? Optional.<StoredBundle>empty()
              : options.store().find(model.substring(0, slash), model.substring(slash + 1)))
          .orElseThrow(
              () ->
                  CliException.badInput(
                      "'"
                          + model
                          + "' is no channel, no folder and not in "
                          + options.store().location()
                          + "; see 'roadstream model list'"));
    } catch (BundleException e) {
      throw CliException.badInput(String.valueOf(e.getMessage()));
    }
  }

  private static Map<String, Object> bundle(StoredBundle bundle) {
    BundleManifest manifest = bundle.manifest();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", manifest.name());
    json.put("version", manifest.version());
    json.put("sha256", bundle.sha256());
    json.put("created", manifest.created().toString());
    json.put("parent", manifest.parent());
    json.put("input", manifest.input());
    json.put("depth", manifest.depth());
    json.put("metrics", manifest.metrics());
    json.put("provenance", manifest.provenance());
    json.put("uri", bundle.uri());
    return json;
  }
}
