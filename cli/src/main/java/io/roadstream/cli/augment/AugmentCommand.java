package io.roadstream.cli.augment;

import io.roadstream.cli.CliException;
import io.roadstream.cli.ExitCodes;
import io.roadstream.cli.Home;
import io.roadstream.cli.render.DepthColours;
import io.roadstream.cli.render.PictureGrid;
import io.roadstream.cli.train.RecipeOptions;
import io.roadstream.perception.bundle.BundleLoader;
import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.perception.bundle.BundleManifest.Input;
import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.image.ImageEncoder;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.perception.mask.MaskColours;
import io.roadstream.trainer.augment.Augmenter;
import io.roadstream.trainer.augment.Crop;
import io.roadstream.trainer.data.DataMix;
import io.roadstream.trainer.data.LabelledSample;
import io.roadstream.trainer.data.SampleSource;
import io.roadstream.trainer.loop.Phase;
import io.roadstream.trainer.loop.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code roadstream augment}. */
@Command(
    name = "augment",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    description = {
      "Draw a contact sheet of augmented samples, as training sees them in the recipe's first"
          + " phase: picture, classes and depth of each. The same seed gives the same sheet."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  roadstream augment --preset cpu-demo --out sheet.png",
      "  roadstream augment --data cityscapes:/data/mine --set augment.photometric.haze=1 \\",
      "      --out fog.png",
      "",
      "Exit codes: 0 done, 1 something broke, 2 wrong settings or data."
    })
public final class AugmentCommand implements Callable<Integer> {

  private static final int PNG_LEVEL = 6;
  private static final int COLUMNS = 6;
  private static final int TILE = 300;

  @Spec private CommandSpec spec;
  @Mixin private RecipeOptions options;

  @Option(
      names = "--data",
      paramLabel = "DATA",
      description = "As for train. Default: synthetic:train?scenes=8.")
  private List<String> data = List.of("synthetic:train?scenes=8");

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "16",
      description = "Samples to show. Default: ${DEFAULT-VALUE}.")
  private int count;

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "The PNG to write.")
  private Path out;

  private AugmentCommand() {}

  @Override
  public Integer call() throws IOException {
    CliException.require(count >= 1, "--count", count, "at least 1");
    Recipe recipe = options.recipe();
    BundleManifest manifest = new BundleLoader().load(Home.shippedBundle()).manifest();
    Phase phase = recipe.phases().get(0);
    Input grid = phase.grid(manifest.input());
    DepthCodec codec = manifest.depth().codec();
    Augmenter augmenter = new Augmenter(recipe.augment(), phase.crop(grid), grid, codec);
    try (SampleSource samples =
        DataMix.parse(data).open(grid, manifest.depth(), Home.defaultState().resolve("samples"))) {
      PictureGrid sheet =
          new PictureGrid(
              COLUMNS,
              TILE,
              "Augmented samples",
              count + " of " + samples.size() + ", seed " + recipe.seed());
      List<Crop> crops = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        LabelledSample sample = samples.get(i % samples.size());
        crops.add(augmenter.augment(sample, recipe.seed() * 1_000_003 + i));
      }
      augmenter.splice(crops, recipe.seed());
      crops.forEach(crop -> show(sheet, crop, grid));
      Files.write(out, ImageEncoder.png(sheet.draw(), PNG_LEVEL));
    } catch (IllegalArgumentException e) {
      throw CliException.badInput(e.getMessage());
    }
    spec.commandLine().getOut().println("wrote " + out);
    spec.commandLine().getOut().flush();
    return ExitCodes.OK;
  }

  private static void show(PictureGrid sheet, Crop crop, Input grid) {
    int cells = crop.width() * crop.height();
    byte[] rgb = new byte[cells * 3];
    byte[] ids = crop.classes().clone();
    float[] metres = new float[cells];
    for (int i = 0; i < cells; i++) {
      for (int channel = 0; channel < 3; channel++) {
        double value =
            crop.image()[channel * cells + i] * grid.std().get(channel) + grid.mean().get(channel);
        rgb[i * 3 + channel] = (byte) Math.round(255 * Math.min(Math.max(value, 0), 1));
      }
      ids[i] = crop.classValid()[i] > 0 ? ids[i] : (byte) ClassMask.VOID;
      metres[i] = crop.depthValid()[i] > 0 ? (float) Math.exp(5 * crop.depth()[i]) : 0;
    }
    sheet
        .add("picture", new RgbImage(crop.width(), crop.height(), rgb))
        .add("classes", MaskColours.paint(new ClassMask(crop.width(), crop.height(), ids)))
        .add("depth", DepthColours.paint(new MetricDepth(crop.width(), crop.height(), metres)));
  }
}
