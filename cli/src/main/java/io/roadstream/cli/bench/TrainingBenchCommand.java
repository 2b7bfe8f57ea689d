package io.roadstream.cli.bench;

import io.roadstream.cli.CliException;
import io.roadstream.cli.ExitCodes;
import io.roadstream.cli.Home;
import io.roadstream.cli.Json;
import io.roadstream.cli.train.RecipeOptions;
import io.roadstream.perception.bundle.BundleLoader;
import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.trainer.OpenedData;
import io.roadstream.trainer.data.DataMix;
import io.roadstream.trainer.loop.Recipe;
import io.roadstream.trainer.loop.TrainerSettings;
import io.roadstream.trainer.loop.TrainingThroughput;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code roadstream bench training}. */
@Command(
    name = "training",
    mixinStandardHelpOptions = true,
    description = {
      "Measure training (samples read, augmented, trained on) against the bare forward, backward"
          + " and step of the same TorchScript on one batch, taking turns."
    })
public final class TrainingBenchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private RecipeOptions options;

  @Option(
      names = "--data",
      paramLabel = "DATA",
      description = "As for train. Default: synthetic:train?scenes=16.")
  private List<String> data = List.of("synthetic:train?scenes=16");

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Turns of each. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--steps-each",
      paramLabel = "N",
      defaultValue = "6",
      description = "Steps of each turn. Default: ${DEFAULT-VALUE}.")
  private int steps;

  @Option(names = "--json", description = "Print one JSON object on standard output.")
  private boolean json;

  private TrainingBenchCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    CliException.require(rounds >= 1, "--rounds", rounds, "at least 1");
    CliException.require(steps >= 1, "--steps-each", steps, "at least 1");
    Recipe recipe = options.recipe();
    Path start = Home.shippedBundle();
    BundleManifest manifest = new BundleLoader().load(start).manifest();
    try (OpenedData opened = open(manifest)) {
      prepare(opened, recipe, manifest);
      TrainingThroughput measured =
          TrainingThroughput.measure(
              new TrainerSettings(start, Path.of("unused"), false, recipe), opened, rounds, steps);
      tell(recipe, measured);
      return ExitCodes.OK;
    } catch (IllegalArgumentException e) {
      throw CliException.badInput(e.getMessage());
    }
  }

  private OpenedData open(BundleManifest manifest) {
    DataMix mix = DataMix.parse(data);
    return new OpenedData(mix, mix, manifest.depth(), Home.defaultState().resolve("samples"));
  }

  /** Rendering is no part of what is measured: a run reads its samples from the cache. */
  private static void prepare(OpenedData opened, Recipe recipe, BundleManifest manifest) {
    var samples = opened.train(recipe.phases().get(0).grid(manifest.input()));
    for (int i = 0; i < samples.size(); i++) {
      samples.get(i);
    }
  }

  private void tell(Recipe recipe, TrainingThroughput measured) {
    var out = spec.commandLine().getOut();
    if (json) {
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("phase", recipe.phases().get(0));
      figures.put("threads", recipe.threads());
      figures.put("loaders", recipe.loaders());
      figures.put("imagesPerSecond", measured.images());
      figures.put("bareImagesPerSecond", measured.bareImages());
      figures.put("ratio", measured.ratio());
      out.println(Json.pretty(figures));
    } else {
      out.printf(
          Locale.ROOT,
          "training %.2f images/s, bare loop %.2f images/s, ratio %.3f (medians of %d turns of %d"
              + " steps; %d libtorch threads, %d loaders)%n",
          measured.images(),
          measured.bareImages(),
          measured.ratio(),
          rounds,
          steps,
          recipe.threads(),
          recipe.loaders());
    }
    out.flush();
  }
}
