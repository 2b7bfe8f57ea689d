package io.roadstream.cli.train;

import io.roadstream.cli.CliException;
import io.roadstream.trainer.loop.Recipe;
import io.roadstream.trainer.loop.RecipeFile;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What and how is learned: a preset, and single settings over it. */
public final class RecipeOptions {

  @Option(
      names = "--preset",
      paramLabel = "NAME|FILE",
      defaultValue = "default",
      description = {
        "default, article, cpu-demo, gpu, or a YAML file of the same form. Default:"
            + " ${DEFAULT-VALUE}."
      })
  private String preset = "default";

  @Option(
      names = "--set",
      paramLabel = "NAME=VALUE",
      description = {
        "A setting of the preset by its path, for example loss.depth=berhu,"
            + " augment.photometric.haze=0.2 or, of every phase, phases.warmUp=0.3. May be given"
            + " several times."
      })
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(names = "--steps", paramLabel = "N", description = "Steps of each phase.")
  private @Nullable Integer steps;

  @Option(names = "--rate", paramLabel = "X", description = "Highest rate of each phase.")
  private @Nullable Double rate;

  @Option(names = "--batch", paramLabel = "N", description = "Batch of each phase.")
  private @Nullable Integer batch;

  @Option(
      names = "--crop",
      paramLabel = "WxH",
      description = "Size of crops in each phase; 0x0 for whole samples.")
  private @Nullable String crop;

  @Option(names = "--zoom", paramLabel = "MIN:MAX", description = "Zoom in each phase.")
  private @Nullable String zoom;

  @Option(
      names = "--depth-loss",
      paramLabel = "NAME",
      description = "l1, relative, absrel, mse, berhu or silog.")
  private @Nullable String depthLoss;

  @Option(names = "--depth-weight", paramLabel = "X", description = "Factor of the depth loss.")
  private @Nullable Double depthWeight;

  @Option(names = "--seed", paramLabel = "N", description = "Seed of order and augmentation.")
  private @Nullable Long seed;

  @Option(names = "--threads", paramLabel = "N", description = "Threads of libtorch.")
  private @Nullable Integer threads;

  @Option(
      names = "--validate-every",
      paramLabel = "N",
      description = "Steps between validations; 0 for one at the end of each phase.")
  private @Nullable Integer validateEvery;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "N",
      description = "Steps between checkpoints.")
  private @Nullable Integer checkpointEvery;

  /**
   * The recipe.
   *
   * @throws CliException if a name or value is wrong
   */
  public Recipe recipe() {
    Map<String, Object> all = new LinkedHashMap<>();
    put(all, "phases.steps", steps);
    put(all, "phases.rate", rate);
    put(all, "phases.batch", batch);
    put(all, "loss.depth", depthLoss);
    put(all, "loss.depthWeight", depthWeight);
    put(all, "seed", seed);
    put(all, "threads", threads);
    put(all, "validateEvery", validateEvery);
    put(all, "checkpointEvery", checkpointEvery);
    pair(all, "--crop", crop, "x", "phases.cropWidth", "phases.cropHeight");
    pair(all, "--zoom", zoom, ":", "phases.minZoom", "phases.maxZoom");
    all.putAll(settings);
    try {
      return RecipeFile.read(preset, all);
    } catch (IllegalArgumentException e) {
      throw CliException.badInput(e.getMessage());
    }
  }

  private static void put(Map<String, Object> all, String path, @Nullable Object value) {
    if (value != null) {
      all.put(path, value);
    }
  }

  private static void pair(
      Map<String, Object> all,
      String option,
      @Nullable String text,
      String separator,
      String first,
      String second) {
    if (text == null) {
      return;
    }
    String[] parts = text.split(separator, -1);
    if (parts.length != 2) {
      throw CliException.badInput(option + " is '" + text + "'; give A" + separator + "B");
    }
    all.put(first, parts[0]);
    all.put(second, parts[1]);
  }
}
