package io.roadstream.trainer.loss;

import static java.util.Objects.requireNonNull;

/**
 * What training minimises.
 *
 * @param depth the depth loss
 * @param overlapWeight factor of {@link SoftJaccard}, added to the cross-entropy; 0 leaves it out
 * @param balance how the losses of the two heads are added
 * @param depthWeight factor of the depth loss where the balance is fixed
 * @param gradientWeight factor of the depth error's own slope, mean |d(x+s) - d(x)| along rows and
 *     columns over spans s of 1, 4 and 16 cells, added to the depth loss: it asks for sharp edges,
 *     even surfaces and the right steps between neighbours. 0 leaves it out
 * @param objectWeight factor of the variance of encoded depth inside each object; 0 leaves it out
 * @param classWeights how classes are weighted in the cross-entropy
 */
public record LossSettings(
    DepthLoss depth,
    double overlapWeight,
    Balance balance,
    double depthWeight,
    double gradientWeight,
    double objectWeight,
    ClassWeights classWeights) {

  /** How the losses of the two heads are added. */
  public enum Balance {
    /** Plainly, as in the article. */
    SUM,
    /** With a fixed factor for depth. */
    FIXED,
    /**
     * With learned uncertainties: exp(-s) times the loss plus s / 2 for each head, half of exp(-s)
     * for depth. Kendall et al., "Multi-Task Learning Using Uncertainty to Weigh Losses", 2018.
     */
    UNCERTAINTY
  }

  /** How classes are weighted in the cross-entropy. */
  public enum ClassWeights {
    /** All alike. */
    NONE,
    /**
     * By 1 / ln(1.1 + share) of the class among the labelled cells, so that a rare class counts up
     * to eight times as much as one that fills the image. Paszke et al., "ENet", 2016.
     */
    LOG
  }

  /**
   * @throws IllegalArgumentException if a factor is negative or not finite
   */
  public LossSettings {
    requireNonNull(depth, "depth is null");
    requireNonNull(balance, "balance is null");
    requireNonNull(classWeights, "classWeights is null");
    check("overlapWeight", overlapWeight);
    check("depthWeight", depthWeight);
    check("gradientWeight", gradientWeight);
    check("objectWeight", objectWeight);
  }

  private static void check(String name, double value) {
    if (!(value >= 0 && Double.isFinite(value))) {
      throw new IllegalArgumentException(name + " must be 0 or more, not " + value);
    }
  }

  /** Cross-entropy plus a depth loss times a factor, and nothing else. */
  public static LossSettings fixed(DepthLoss depth, double depthWeight) {
    return new LossSettings(depth, 0, Balance.FIXED, depthWeight, 0, 0, ClassWeights.NONE);
  }
}
