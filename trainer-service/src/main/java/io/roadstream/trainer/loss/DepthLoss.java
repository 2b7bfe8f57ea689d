package io.roadstream.trainer.loss;

/** How a difference of encoded depth counts. */
public enum DepthLoss {
  /** Mean absolute difference: 0.01 is 5 % of the depth, wherever it is. */
  L1,
  /** Mean squared difference, as in the article. */
  MSE
}
