package io.roadstream.trainer.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/**
 * The weighted sum of both tasks' losses, each over its own valid cells.
 *
 * @param depthLoss how depth counts
 * @param depthWeight its weight; segmentation has weight 1
 */
public record MultiTaskLoss(DepthLoss depthLoss, double depthWeight) {

  /** The parts of a loss; {@code total} is what to differentiate. */
  public record Parts(NDArray total, NDArray segmentation, NDArray depth) {}

  /**
   * @throws IllegalArgumentException if the weight is negative or not finite
   */
  public MultiTaskLoss {
    if (!(depthWeight >= 0 && Double.isFinite(depthWeight))) {
      throw new IllegalArgumentException("depth weight must be 0 or more, not " + depthWeight);
    }
  }

  /** Compares the network's two outputs with the labels; the result belongs to their manager. */
  public Parts of(NDList outputs, TrainingTargets targets) {
    NDArray segmentation =
        MaskedLosses.crossEntropy(outputs.get(0), targets.classes(), targets.classValid());
    NDArray depth =
        switch (depthLoss) {
          case L1 -> MaskedLosses.absolute(outputs.get(1), targets.depth(), targets.depthValid());
          case MSE -> MaskedLosses.squared(outputs.get(1), targets.depth(), targets.depthValid());
        };
    return new Parts(segmentation.add(depth.mul(depthWeight)), segmentation, depth);
  }
}
