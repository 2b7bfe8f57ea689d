package io.roadstream.trainer.network;

import static java.util.Objects.requireNonNull;

/**
 * How gradients become steps.
 *
 * @param kind of optimiser
 * @param weightDecay pull towards zero, of the weights of convolutions alone: for Adam part of the
 *     gradient, for the others a share of the weight that each step takes off, times the rate
 * @param clip the gradient is scaled down to this norm where it is longer
 */
public record OptimiserSettings(Kind kind, double weightDecay, double clip) {

  /** The optimisers there are. */
  public enum Kind {
    /** Kingma and Ba, 2015. */
    ADAM,
    /** Adam with decay apart from the gradient. Loshchilov and Hutter, 2019. */
    ADAMW,
    /**
     * Orthogonalised momentum for the matrices of full convolutions (Jordan et al., 2024), AdamW
     * for the rest.
     */
    MUON
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
