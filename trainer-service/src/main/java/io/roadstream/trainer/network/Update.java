package io.roadstream.trainer.network;

import ai.djl.ndarray.NDArray;
import java.util.List;

/** How one parameter follows its gradients. One thread at a time. */
interface Update {

  /**
   * Changes the parameter in place.
   *
   * @param gradient is left as it is
   * @param scale factor of the gradient that clips it
   * @param rate of learning
   * @param step number of the step, from 1
   */
  void apply(NDArray weight, NDArray gradient, double scale, double rate, int step);

  /** What it remembers from step to step: arrays to be saved, and to be restored in place. */
  List<NDArray> state();
}
