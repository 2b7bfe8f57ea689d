package io.roadstream.trainer.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import io.roadstream.trainer.loss.LossSettings.Balance;
import io.roadstream.trainer.network.Gradients;

/**
 * The loss of both heads. A sample without classes trains the depth head alone, and the other way
 * round, since what is not valid has no gradient.
 */
public final class MultiTaskLoss {

  /**
   * The parts of a loss.
   *
   * @param total what to differentiate
   * @param segmentation cross-entropy, with what the settings add to it
   * @param depth the depth loss before its weight
   */
  public record Parts(NDArray total, NDArray segmentation, NDArray depth) {}

  private final LossSettings settings;
  private final TaskBalance balance;
  private final float[] classWeights;

  /**
   * @param balance is used where the settings ask for learned weights
   * @param classWeights one for each logit, or none
   */
  public MultiTaskLoss(LossSettings settings, TaskBalance balance, float[] classWeights) {
    this.settings = settings;
    this.balance = balance;
    this.classWeights = classWeights.clone();
  }

  /** Compares the network's two outputs with the labels; the result belongs to their manager. */
  public Parts of(NDList outputs, TrainingTargets targets) {
    NDArray segmentation = segmentation(outputs.get(0), targets);
    NDArray depth = depth(outputs.get(1), targets);
    return new Parts(total(segmentation, depth), segmentation, depth);
  }

  private NDArray segmentation(NDArray logits, TrainingTargets targets) {
    NDArray classes = targets.classes();
    NDArray valid = targets.classValid();
    NDArray loss =
        classWeights.length == 0
            ? CrossEntropy.of(logits, classes, valid)
            : CrossEntropy.weighted(logits, classes, valid, classWeights);
    return settings.overlapWeight() > 0
        ? loss.add(
            Gradients.scaled(SoftJaccard.of(logits, classes, valid), settings.overlapWeight()))
        : loss;
  }

  private NDArray depth(NDArray predicted, TrainingTargets targets) {
    NDArray loss =
        DepthLosses.of(settings.depth(), predicted, targets.depth(), targets.depthValid());
    if (settings.gradientWeight() > 0) {
      loss =
          loss.add(
              Gradients.scaled(
                  DepthLosses.slope(predicted, targets.depth(), targets.depthValid()),
                  settings.gradientWeight()));
    }
    if (settings.objectWeight() > 0) {
      loss =
          loss.add(
              Gradients.scaled(
                  ObjectSpread.of(predicted, targets.objects()), settings.objectWeight()));
    }
    return loss;
  }

  private NDArray total(NDArray segmentation, NDArray depth) {
    if (settings.balance() == Balance.UNCERTAINTY) {
      return balance.total(segmentation, depth);
    }
    return segmentation.add(
        settings.balance() == Balance.SUM
            ? depth
            : Gradients.scaled(depth, settings.depthWeight()));
  }
}
