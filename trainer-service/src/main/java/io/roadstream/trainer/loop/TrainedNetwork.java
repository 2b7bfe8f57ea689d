package io.roadstream.trainer.loop;

import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.trainer.evaluation.Scores;
import io.roadstream.trainer.network.TorchNetwork;

/**
 * The result of a run.
 *
 * @param network the trained network; closed with this
 * @param start the bundle that it started from
 * @param scores on the validation data
 */
public record TrainedNetwork(TorchNetwork network, ModelBundle start, Scores scores)
    implements AutoCloseable {

  @Override
  public void close() {
    network.close();
  }
}
