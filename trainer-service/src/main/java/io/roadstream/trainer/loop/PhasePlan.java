package io.roadstream.trainer.loop;

import io.roadstream.perception.bundle.BundleManifest.Input;
import io.roadstream.trainer.data.SampleSource;
import io.roadstream.trainer.schedule.OneCycle;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a phase lies in its run.
 *
 * @param phase what it is
 * @param grid of its samples
 * @param samples to train on
 * @param first the run's step that it begins with, counted from 0
 * @param steps how many it has
 */
record PhasePlan(Phase phase, Input grid, SampleSource samples, int first, int steps) {

  /** The phases of a recipe, one after another. */
  static List<PhasePlan> of(Recipe recipe, TrainingData data, Input bundle) {
    List<PhasePlan> plans = new ArrayList<>();
    int first = 0;
    for (Phase phase : recipe.phases()) {
      Input grid = phase.grid(bundle);
      SampleSource samples = data.train(grid);
      int steps = phase.stepsOver(samples.size());
      plans.add(new PhasePlan(phase, grid, samples, first, steps));
      first = Math.addExact(first, steps);
    }
    return plans;
  }

  /** The step after its last. */
  int end() {
    return first + steps;
  }

  /** The rate of one of the run's steps. */
  double rate(int step) {
    return schedule().rate(step - first);
  }

  private OneCycle schedule() {
    return phase.schedule(steps);
  }
}
