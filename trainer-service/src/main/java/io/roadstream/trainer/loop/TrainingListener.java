package io.roadstream.trainer.loop;

import io.roadstream.trainer.evaluation.Scores;

/** Is told how training goes, on the training thread. */
public interface TrainingListener {

  /** After every {@code logEvery} steps. */
  void onStep(StepReport report);

  /** After each validation. */
  void onScores(int step, Scores scores);
}
