package io.roadstream.cli.data;

import io.roadstream.cli.CliException;
import io.roadstream.cli.ExitCodes;
import io.roadstream.cli.Progress;
import io.roadstream.cli.teach.DisparityFiles;
import io.roadstream.perception.dataset.CityscapesCamera;
import io.roadstream.perception.dataset.CityscapesLayout;
import io.roadstream.perception.dataset.CityscapesPart;
import io.roadstream.perception.dataset.CityscapesReader;
import io.roadstream.perception.dataset.CityscapesSample;
import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.trainer.teach.Disparity;
import io.roadstream.trainer.teach.DisparityCleaner;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code roadstream data clean}. */
@Command(
    name = "clean",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    description = {
      "Clean raw disparity as the article does: cut the lower 20 %% and a little of the left and top"
          + " edges, smooth, fill holes. The result lies in --out and is trained on with"
          + " cityscapes:DIR?disparity=OUT. --pictures shows some maps before and after."
    })
final class DataCleanCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The folder that holds leftImg8bit.")
  private Path root;

  @Option(
      names = "--split",
      paramLabel = "NAME",
      defaultValue = "train",
      description = "Which part of the data. Default: ${DEFAULT-VALUE}.")
  private String split;

  @Option(
      names = "--disparity",
      paramLabel = "DIR",
      defaultValue = "disparity",
      description = "Folder of the raw disparity, from DIR or absolute. Default: ${DEFAULT-VALUE}.")
  private Path disparity;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder of the cleaned disparity.")
  private Path out;

  @Option(
      names = "--pictures",
      paramLabel = "N",
      defaultValue = "4",
      description = "How many maps to show before and after. Default: ${DEFAULT-VALUE}.")
  private int pictures;

  private DataCleanCommand() {}

  @Override
  public Integer call() {
    CliException.require(pictures >= 0, "--pictures", pictures, "0 or more");
    clean();
    return ExitCodes.OK;
  }

  private void clean() {
    List<CityscapesSample> samples =
        new CityscapesLayout(root, disparity)
            .samples(split, EnumSet.of(CityscapesPart.DISPARITY, CityscapesPart.CAMERA));
    DisparityFiles files = new DisparityFiles(out, pictures, "before", "after");
    double before = 0;
    double after = 0;
    try (Progress progress = Progress.of("cleaning", samples.size(), " maps")) {
      for (CityscapesSample sample : samples) {
        Disparity raw = raw(sample);
        Disparity cleaned = DisparityCleaner.ARTICLE.clean(raw);
        before += raw.coverage();
        after += cleaned.coverage();
        files.write(
            Path.of(split, sample.city(), sample.name() + CityscapesPart.DISPARITY.suffix()),
            cleaned);
        files.show(sample.left(), sample.name(), raw, cleaned);
        progress.step();
      }
    }
    int count = samples.size();
    spec.commandLine()
        .getOut()
        .printf(
            "cleaned %d maps into %s; pixels with a disparity: %.1f %% before, %.1f %% after%n",
            count, out, 100 * before / count, 100 * after / count);
    files.pictures().ifPresent(file -> spec.commandLine().getOut().println("wrote " + file));
    spec.commandLine().getOut().flush();
  }

  private static Disparity raw(CityscapesSample sample) {
    MetricDepth depth = CityscapesReader.depth(sample);
    CityscapesCamera camera = CityscapesReader.camera(sample);
    double pixelMetres = camera.baseline() * camera.intrinsics().fx();
    float[] pixels = new float[depth.metres().length];
    for (int i = 0; i < pixels.length; i++) {
      float metres = depth.metres()[i];
      pixels[i] = metres > 0 ? (float) (pixelMetres / metres) : 0;
    }
    float[] confidence = new float[pixels.length];
    Arrays.fill(confidence, 1);
    return new Disparity(depth.width(), depth.height(), pixels, confidence);
  }
}
