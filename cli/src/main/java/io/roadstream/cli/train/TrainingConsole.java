package io.roadstream.cli.train;

import io.roadstream.cli.Progress;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.trainer.evaluation.Scores;
import io.roadstream.trainer.loop.StepReport;
import io.roadstream.trainer.loop.TrainingListener;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells how training goes: a bar on a terminal, lines anywhere else. */
public final class TrainingConsole implements TrainingListener, AutoCloseable {

  private final PrintWriter out;
  private final long start = System.nanoTime();
  private @Nullable Progress counting;
  private @Nullable Progress progress;

  /** Starts the clock. */
  public TrainingConsole(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void onStart(int step, int steps) {
    print(step == 0 ? steps + " steps to take" : "goes on after step " + step + " of " + steps);
  }

  @Override
  public void onCounted(int samples, int of) {
    if (counting == null) {
      counting = Progress.of("counting classes", of, " samples");
    }
    counting.at(samples);
    if (samples == of) {
      counting.close();
      counting = null;
    }
  }

  @Override
  public void onStep(StepReport report) {
    if (Progress.onTerminal()) {
      if (progress == null) {
        progress = Progress.of("training", report.steps(), " steps");
      }
      progress.at(report.step());
      progress.note(
          String.format(
              Locale.ROOT,
              "%s, loss %.3f + %.4f",
              report.phase(),
              report.segmentation(),
              report.depth()));
    } else {
      print(report.toString());
    }
  }

  @Override
  public void onScores(int step, Scores scores) {
    print("step " + step + ": " + scores + " " + scores.asMetrics("").get("iouByClass"));
  }

  void wrote(ModelBundle bundle) {
    print("wrote " + bundle.folder() + ", " + bundle.sha256());
  }

  private void print(String line) {
    out.printf(Locale.ROOT, "%6.1f min  %s%n", (System.nanoTime() - start) / 60e9, line);
    out.flush();
  }

  @Override
  public void close() {
    if (counting != null) {
      counting.close();
    }
    if (progress != null) {
      progress.close();
    }
  }
}
