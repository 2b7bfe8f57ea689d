package io.roadstream.trainer.network;

import static java.util.Objects.requireNonNull;

/**
 * How gradients become steps.
 *
 * @param kind of optimiser
 * @param weightDecay pull towards zero, of the weights of convolutions alone: for Adam part of the
 *     gradient, for AdamW a share of the weight that each step takes off, times the rate
 * @param clip the gradient is scaled down to this norm where it is longer
 */
public record OptimiserSettings(Kind kind, double weightDecay, double clip) {

  /** The two ways to treat weight decay. */
  public enum Kind {
    /** Kingma and Ba, 2015. */
    ADAM,
    /** Loshchilov and Hutter, 2019. */
    ADAMW
  }

  /**
   * @throws IllegalArgumentException if a number is not as stated
   */
  public OptimiserSettings {
    requireNonNull(kind, "kind is null");
    if (!(weightDecay >= 0 && weightDecay < 1)) {
      throw new IllegalArgumentException("weightDecay must lie in 0..1, not " + weightDecay);
    }
    if (!(clip > 0)) {
      throw new IllegalArgumentException("clip must be above 0, not " + clip);
    }
  }
}
