package io.roadstream.trainer.loss;

import ai.djl.ndarray.NDArray;

/** Mean losses over the valid cells of a batch alone; a batch without one gives exactly 0. */
public final class MaskedLosses {

  private MaskedLosses() {}

  /**
   * Cross-entropy in nats a cell.
   *
   * @param logits [N,C,H,W]
   * @param classes [N,1,H,W] int64 below C
   * @param valid [N,1,H,W], 1 or 0
   * @return a scalar with a gradient for the logits of valid cells
   */
  public static NDArray crossEntropy(NDArray logits, NDArray classes, NDArray valid) {
    NDArray chosen = logits.logSoftmax(1).gather(classes, 1);
    return chosen.mul(valid).sum().neg().div(count(valid));
  }

  /** Mean absolute difference of encoded depth, [N,1,H,W] each. */
  public static NDArray absolute(NDArray predicted, NDArray truth, NDArray valid) {
    return predicted.sub(truth).abs().mul(valid).sum().div(count(valid));
  }

  /** Mean squared difference of encoded depth, [N,1,H,W] each: the article's loss. */
  public static NDArray squared(NDArray predicted, NDArray truth, NDArray valid) {
    return predicted.sub(truth).square().mul(valid).sum().div(count(valid));
  }

  private static NDArray count(NDArray valid) {
    return valid.sum().maximum(1);
  }
}
