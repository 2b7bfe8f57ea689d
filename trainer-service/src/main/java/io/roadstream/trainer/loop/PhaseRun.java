package io.roadstream.trainer.loop;

import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.roadstream.trainer.loss.MultiTaskLoss;
import io.roadstream.trainer.loss.MultiTaskLoss.Parts;
import io.roadstream.trainer.network.DivergenceException;
import io.roadstream.trainer.network.Optimiser;
import io.roadstream.trainer.network.TorchNetwork;
import java.util.List;

/** Takes steps: forward, loss and backward of each batch, then one update. */
final class PhaseRun {

  /**
   * One step.
   *
   * @param segmentation cross-entropy
   * @param depth depth loss before its weight
   * @param norm of the gradient before clipping
   * @param samples number of samples
   */
  record StepLosses(double segmentation, double depth, double norm, int samples) {}

  private final TorchNetwork network;
  private final Optimiser optimiser;
  private final MultiTaskLoss loss;

  PhaseRun(TorchNetwork network, Optimiser optimiser, MultiTaskLoss loss) {
    this.network = network;
    this.optimiser = optimiser;
    this.loss = loss;
  }

  /**
   * Takes one step along the batches' gradients, each weighted by its number of samples.
   *
   * @throws DivergenceException if the gradient is not finite
   */
  StepLosses step(List<Batch> batches, double rate) {
    int samples = batches.stream().mapToInt(Batch::size).sum();
    double segmentation = 0;
    double depth = 0;
    for (Batch batch : batches) {
      double share = (double) batch.size() / samples;
      try (NDManager scope = network.manager().newSubManager();
          GradientCollector gradients = scope.getEngine().newGradientCollector()) {
        Parts parts = loss.of(network.forward(batch.images(scope), true), batch.targets(scope));
        segmentation += share * parts.segmentation().getFloat();
        depth += share * parts.depth().getFloat();
        gradients.backward(batches.size() == 1 ? parts.total() : parts.total().mul((float) share));
      }
    }
    return new StepLosses(segmentation, depth, optimiser.step(rate), samples);
  }
}
