package io.roadstream.trainer.loop;

import io.roadstream.trainer.loop.Trainer.StepLosses;

/** Means between two reports. */
final class Meter {

  private final int steps;
  private double segmentation;
  private double depth;
  private double norm;
  private int count;
  private long since = System.nanoTime();

  Meter(TrainerSettings settings) {
    this.steps = settings.steps();
  }

  void add(StepLosses losses) {
    segmentation += losses.segmentation();
    depth += losses.depth();
    norm += losses.norm();
    count++;
  }

  /** What was added since the last report, which starts the next. */
  StepReport report(int step, double rate) {
    double seconds = (System.nanoTime() - since) / 1e9;
    StepReport report =
        new StepReport(
            step, steps, segmentation / count, depth / count, rate, norm / count, count / seconds);
    restart();
    return report;
  }

  void restart() {
    segmentation = 0;
    depth = 0;
    norm = 0;
    count = 0;
    since = System.nanoTime();
  }
}
