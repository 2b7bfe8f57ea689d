package io.roadstream.trainer.loss;

import ai.djl.ndarray.NDArray;

/** Cross-entropy over the cells whose class is known. */
public final class CrossEntropy {

  private CrossEntropy() {}

  /**
   * Mean cross-entropy in nats a cell.
   *
   * @param logits [N,C,H,W]
   * @param classes [N,1,H,W] int64 below C
   * @param valid [N,1,H,W], 1 or 0
   * @return a scalar with a gradient for the logits of valid cells; 0 where there is none
   */
  public static NDArray of(NDArray logits, NDArray classes, NDArray valid) {
    NDArray chosen = logits.logSoftmax(1).gather(classes, 1);
    return chosen.mul(valid).sum().neg().div(valid.sum().maximum(1));
  }

  /**
   * The same with a weight for each class: the weighted mean.
   *
   * @param weights C positive numbers
   */
  public static NDArray weighted(NDArray logits, NDArray classes, NDArray valid, float[] weights) {
    NDArray table = logits.getManager().create(weights);
    NDArray weight = table.get(classes.flatten()).reshape(classes.getShape()).mul(valid);
    NDArray chosen = logits.logSoftmax(1).gather(classes, 1);
    // No valid cell has a weight as small as this, so it matters only where there is none.
    return chosen.mul(weight).sum().neg().div(weight.sum().maximum(1e-6f));
  }
}
