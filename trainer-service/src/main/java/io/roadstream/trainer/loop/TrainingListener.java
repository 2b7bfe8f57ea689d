package io.roadstream.trainer.loop;

import io.roadstream.trainer.evaluation.Scores;
import java.util.List;

/** Is told how training goes, on the training thread. */
public interface TrainingListener {

  /** After every {@code logEvery} steps. */
  void onStep(StepReport report);

  /** After each validation. */
  void onScores(int step, Scores scores);

  /** Tells several, in their order. */
  static TrainingListener all(TrainingListener... listeners) {
    List<TrainingListener> each = List.of(listeners);
    return new TrainingListener() {
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
