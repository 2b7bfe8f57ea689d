package io.roadstream.trainer.app;

import io.roadstream.perception.bundle.BundleException;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.trainer.TrainingRun;
import io.roadstream.trainer.data.SceneQuery;
import io.roadstream.trainer.evaluation.Scores;
import io.roadstream.trainer.loop.StepReport;
import io.roadstream.trainer.loop.TrainerSettings;
import io.roadstream.trainer.loop.TrainingListener;
import io.roadstream.trainer.loss.DepthLoss;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Set;

/** Trains on scenes and writes a bundle; the options are in {@link #main}. */
public final class TrainMain {

  private static final Set<String> NAMES =
      Set.of(
          "start",
          "out",
          "work",
          "cache",
          "train",
          "val",
          "name",
          "version",
          "steps",
          "rate",
          "batch",
          "crop-width",
          "crop-height",
          "min-zoom",
          "max-zoom",
          "jitter",
          "depth-loss",
          "depth-weight",
          "seed",
          "threads",
          "validate-every",
          "checkpoint-every");

  private static final Set<String> FLAGS = Set.of("resume");

  private TrainMain() {}

  /** Exit code 0 after a whole run, 2 where an option or file is wrong. */
  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out, System.err));
  }

  static int run(String[] arguments, PrintStream out, PrintStream err) {
    try {
      Options options = Options.parse(arguments, NAMES, FLAGS);
      ModelBundle bundle = training(options, arguments).run(new Printer(out, System.nanoTime()));
      out.println("wrote " + bundle.folder() + ", " + bundle.sha256());
      return 0;
    } catch (IllegalArgumentException | BundleException e) {
      err.println("train: " + e.getMessage());
      return 2;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 130;
    }
  }

  private static TrainingRun training(Options options, String[] arguments) {
    DepthLoss loss = DepthLoss.valueOf(options.text("depth-loss", "L1"));
    TrainerSettings settings =
        TrainerSettings.builder()
            .setStart(options.path("start", "models/roadstream-street"))
            .setWork(options.path("work", "target/training"))
            .optSteps(options.number("steps", 2000))
            .optRate(options.real("rate", 2e-3))
            .optBatch(options.number("batch", 8))
            .optCrop(options.number("crop-width", 320), options.number("crop-height", 160))
            .optZoom(options.real("min-zoom", 0.8), options.real("max-zoom", 1.6))
            .optJitter(options.real("jitter", 0.4))
            .optDepthLoss(loss, options.real("depth-weight", 5))
            .optSeed(options.number("seed", 1))
            .optThreads(options.number("threads", 1))
            .optValidateEvery(options.number("validate-every", 0))
            .optCheckpointEvery(options.number("checkpoint-every", 100))
            .optResume(options.flag("resume"))
            .build();
    return new TrainingRun(
        settings,
        SceneQuery.parse(options.text("train", "synthetic:train?scenes=300&frames=4")),
        SceneQuery.parse(options.text("val", "synthetic:val?scenes=60")),
        options.path("cache", "target/samples"),
        options.path("out", "target/bundle"),
        options.text("name", "roadstream-street"),
        options.text("version", "0.1.0"),
        "train " + String.join(" ", arguments));
  }

  /** Prints what it is told, with the minutes since the start. */
  private record Printer(PrintStream out, long start) implements TrainingListener {

    @Override
    public void onStep(StepReport report) {
      print(report.toString());
    }

    @Override
    public void onScores(int step, Scores scores) {
      print("step " + step + ": " + scores + " " + scores.asMetrics("").get("iouByClass"));
    }

    private void print(String line) {
      out.printf(Locale.ROOT, "%6.1f min  %s%n", (System.nanoTime() - start) / 60e9, line);
    }
  }
}
