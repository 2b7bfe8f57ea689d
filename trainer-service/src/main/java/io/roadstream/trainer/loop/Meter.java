package io.roadstream.trainer.loop;

import io.roadstream.trainer.loop.PhaseRun.StepLosses;

/** Means between two reports. */
final class Meter {

  private double segmentation;
  private double depth;
  private double norm;
  private int samples;
  private int count;
  private long since = System.nanoTime();

  void add(StepLosses losses) {
    segmentation += losses.segmentation();
    depth += losses.depth();
    norm += losses.norm();
    samples += losses.samples();
    count++;
  }

  /** What was added since the last report, which starts the next. */
  StepReport report(PhasePlan plan, int step, int steps) {
    double seconds = (System.nanoTime() - since) / 1e9;
    StepReport report =
        new StepReport(
            plan.phase().name(),
            step,
            steps,
            segmentation / count,
            depth / count,
            plan.rate(step - 1),
            norm / count,
            count / seconds,
            samples / seconds);
    restart();
    return report;
  }

  void restart() {
    segmentation = 0;
    depth = 0;
    norm = 0;
    samples = 0;
    count = 0;
    since = System.nanoTime();
  }
}
