package io.roadstream.inference.model;

import io.roadstream.perception.engine.DensePrediction;
import io.roadstream.perception.engine.NetworkInput;
import java.util.List;

/**
 * Is shown every batch after it has run. Called on the batcher's workers, several at a time
 * perhaps: it must not take long.
 */
@FunctionalInterface
public interface BatchObserver {

  /**
   * A batch has run.
   *
   * @param inputs what the network saw
   * @param predictions what it said, in the same order
   * @param nanos how long it took
   */
  void onBatch(List<NetworkInput> inputs, List<DensePrediction> predictions, long nanos);
}
