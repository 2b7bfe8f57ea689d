package io.roadstream.trainer.loop;

import io.roadstream.trainer.evaluation.Scores;
import java.util.List;

/** Is told how training goes, on the training thread. */
public interface TrainingListener {

  /**
   * Once, before anything else is done.
   *
   * @param step steps that an earlier run has taken, 0 for a new one
   * @param steps steps in all
   */
  default void onStart(int step, int steps) {}

  /**
   * While classes are counted to weigh them, before the first step.
   *
   * @param samples counted so far
   * @param of samples that will be counted
   */
  default void onCounted(int samples, int of) {}

  /** After every {@code logEvery} steps. */
  void onStep(StepReport report);

  /** After each validation. */
  void onScores(int step, Scores scores);

  /** Tells several, in their order. */
  static TrainingListener all(TrainingListener... listeners) {
    List<TrainingListener> each = List.of(listeners);
    return new TrainingListener() {
      @Override
      public void onStart(int step, int steps) {
        each.forEach(listener -> listener.onStart(step, steps));
      }

      @Override
      public void onCounted(int samples, int of) {
        each.forEach(listener -> listener.onCounted(samples, of));
      }

      @Override
      public void onStep(StepReport report) {
        each.forEach(listener -> listener.onStep(report));
      }

      @Override
      public void onScores(int step, Scores scores) {
        each.forEach(listener -> listener.onScores(step, scores));
      }
    };
  }
}
