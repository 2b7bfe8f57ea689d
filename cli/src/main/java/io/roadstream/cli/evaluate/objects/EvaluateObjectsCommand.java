package io.roadstream.cli.evaluate.objects;

import io.roadstream.cli.CliException;
import io.roadstream.cli.EngineOptions;
import io.roadstream.cli.ExitCodes;
import io.roadstream.cli.Json;
import io.roadstream.cli.Progress;
import io.roadstream.cli.infer.Analyser;
import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.engine.DensePrediction;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.object.DistanceCalibration;
import io.roadstream.perception.object.ObjectSettings;
import io.roadstream.trainer.data.Split;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code roadstream evaluate objects}. */
@Command(
    name = "objects",
    mixinStandardHelpOptions = true,
    usageHelpWidth = 100,
    description = {
      "Measure on rendered streets with exact truth whether objects are found (IoU 0.5) and how far"
          + " off their distances are, by range, beside three simpler ways to tell them; and how"
          + " often the stated interval holds the truth.",
      "",
      "--input truth looks at true classes and depth, with settings for such, --input model at what"
          + " the network makes of the picture. --calibrate learns, from so many other streets of the"
          + " split val, the error of distances, uses it, and prints it for"
          + " roadstream.postproc.objects."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  roadstream evaluate objects --input truth --images 200",
      "  roadstream evaluate objects --input model --calibrate 400 --bundle my-model --json"
    })
public final class EvaluateObjectsCommand implements Callable<Integer> {

  private enum What {
    TRUTH,
    MODEL
  }

  @Spec private CommandSpec spec;
  @Mixin private EngineOptions engine;

  @Option(
      names = "--input",
      paramLabel = "WHAT",
      defaultValue = "model",
      description = "truth or model. Default: ${DEFAULT-VALUE}.")
  private What what;

  @Option(
      names = "--images",
      paramLabel = "N",
      defaultValue = "200",
      description = "Streets of the split test to judge on. Default: ${DEFAULT-VALUE}.")
  private int images;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "Of the supply of streets. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--grid",
      paramLabel = "WxH",
      description = "Cells across and down. Default: the bundle's.")
  private @Nullable String grid;

  @Option(
      names = "--depth-step",
      paramLabel = "SHARE",
      description =
          "Share by which neighbours in one object may differ. Default: ${DEFAULT-VALUE}.")
  private double depthStep = ObjectSettings.DEFAULT.depthStep();

  @Option(
      names = "--calibrate",
      paramLabel = "N",
      description = "Learn the error of distances from so many streets of the split val first.")
  private int calibrate;

  @Option(names = "--json", description = "Answer in JSON.")
  private boolean json;

  private EvaluateObjectsCommand() {}

  @Override
  public Integer call() {
    CliException.require(images >= 1, "--images", images, "at least 1");
    CliException.require(calibrate >= 0, "--calibrate", calibrate, "0 or more");
    ModelBundle bundle = onGrid(engine.load());
    if (what == What.TRUTH) {
      run(bundle, null);
    } else {
      try (Analyser analyser = new Analyser(bundle, engine.settings())) {
        run(bundle, analyser::predict);
      }
    }
    return ExitCodes.OK;
  }

  private void run(ModelBundle bundle, @Nullable Function<RgbImage, DensePrediction> network) {
    BundleManifest manifest = bundle.manifest();
    ObjectSettings settings = settings();
    if (calibrate > 0) {
      SceneSupply val =
          new SceneSupply(seed, Split.VAL, manifest.input(), manifest.depth(), network);
      settings = settings.withCalibration(learn(val, settings));
    }
    SceneSupply test =
        new SceneSupply(seed, Split.TEST, manifest.input(), manifest.depth(), network);
    ObjectEvaluation evaluation = evaluate("evaluating", test, settings, images);
    ObjectReport report = new ObjectReport(evaluation);
    if (json) {
      spec.commandLine()
          .getOut()
          .println(Json.pretty(report.figures(bundle, what.name(), settings.calibration())));
    } else {
      report.print(spec.commandLine().getOut());
      if (calibrate > 0) {
        report.print(spec.commandLine().getOut(), settings.calibration());
      }
    }
    spec.commandLine().getOut().flush();
  }

  private DistanceCalibration learn(SceneSupply supply, ObjectSettings settings) {
    try {
      return evaluate("calibrating", supply, settings, calibrate).fit().calibration();
    } catch (IllegalStateException e) {
      throw CliException.badInput(e.getMessage());
    }
  }

  private static ObjectEvaluation evaluate(
      String task, SceneSupply supply, ObjectSettings settings, int images) {
    ObjectEvaluation evaluation = new ObjectEvaluation(supply, settings);
    try (Progress progress = Progress.of(task, images, " images")) {
      for (int i = 0; i < images; i++) {
        evaluation.add(i);
        progress.step();
      }
    }
    return evaluation;
  }

  private ObjectSettings settings() {
    ObjectSettings chosen = what == What.TRUTH ? ObjectSettings.EXACT : ObjectSettings.DEFAULT;
    try {
      return chosen.withDepthStep(depthStep);
    } catch (IllegalArgumentException e) {
      throw CliException.badInput(e.getMessage());
    }
  }

  private ModelBundle onGrid(ModelBundle bundle) {
    if (grid == null) {
      return bundle;
    }
    if (!grid.matches("[1-9][0-9]{1,3}x[1-9][0-9]{1,3}")) {
      throw CliException.badInput(
          "--grid is '" + grid + "'; give cells across and down, for example 1024x400");
    }
    String[] sides = grid.split("x", -1);
    return bundle.withInputSize(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
  }
}
