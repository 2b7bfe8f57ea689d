package io.roadstream.trainer.gate;

import io.roadstream.trainer.evaluation.Scores;

/**
 * How a model did on a set of samples.
 *
 * @param samples how many
 * @param miou mean IoU over the classes that occur; NaN where no class is known
 * @param absRel mean relative error of depth; NaN where no depth is known
 */
public record Figures(int samples, double miou, double absRel) {

  /** No samples, no figures. */
  public static final Figures NONE = new Figures(0, Double.NaN, Double.NaN);

  static Figures of(Scores scores) {
    return new Figures(
        scores.images(),
        rounded(scores.classes().meanIou()),
        rounded(scores.depth().errors().absRel()));
  }

  private static double rounded(double value) {
    return Double.isFinite(value) ? Math.round(value * 1e4) / 1e4 : Double.NaN;
  }
}
