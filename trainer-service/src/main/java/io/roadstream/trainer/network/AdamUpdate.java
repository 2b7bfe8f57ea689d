package io.roadstream.trainer.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.List;

/** Adam. Source: Kingma and Ba, ICLR 2015, algorithm 1. */
final class AdamUpdate implements Update {

  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;

  private final NDArray mean;
  private final NDArray variance;
  private final float decay;
  private final boolean decoupled;

  /**
   * @param manager the moments belong to it
   * @param decay weight decay
   * @param decoupled whether decay is apart from the gradient: AdamW
   */
  AdamUpdate(NDManager manager, NDArray weight, double decay, boolean decoupled) {
    this.mean = weight.zerosLike();
    this.variance = weight.zerosLike();
    mean.attach(manager);
    variance.attach(manager);
    this.decay = (float) decay;
    this.decoupled = decoupled;
  }

  @Override
  public void apply(NDArray weight, NDArray gradient, double scale, double rate, int step) {
    double correction = Math.sqrt(1 - Math.pow(BETA2, step)) / (1 - Math.pow(BETA1, step));
    weight
        .getNDArrayInternal()
        .adamUpdate(
            new NDList(weight, gradient, mean, variance),
            new NDList(weight),
            (float) rate,
            (float) (rate * correction),
            decay,
            (float) scale,
            -1,
            BETA1,
            BETA2,
            EPSILON,
            false,
            decoupled);
  }

  @Override
  public List<NDArray> state() {
    return List.of(mean, variance);
  }
}
