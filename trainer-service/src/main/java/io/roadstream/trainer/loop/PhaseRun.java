package io.roadstream.trainer.loop;

import ai.djl.ndarray.NDManager;
import io.roadstream.trainer.loss.MultiTaskLoss;
import io.roadstream.trainer.loss.MultiTaskLoss.Parts;
import io.roadstream.trainer.network.DivergenceException;
import io.roadstream.trainer.network.Gradients;
import io.roadstream.trainer.network.Lanes;
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

  private final Lanes lanes;
  private final Optimiser optimiser;
  private final MultiTaskLoss loss;

  PhaseRun(Lanes lanes, Optimiser optimiser, MultiTaskLoss loss) {
    this.lanes = lanes;
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
    List<Share> shares =
        lanes.map(batches, (lane, batch) -> gradient(lane, batch, (double) batch.size() / samples));
    double norm = optimiser.step(rate);
    lanes.spread();
    return new StepLosses(
        shares.stream().mapToDouble(Share::segmentation).sum(),
        shares.stream().mapToDouble(Share::depth).sum(),
        norm,
        samples);
  }

  private record Share(double segmentation, double depth) {}

  private Share gradient(TorchNetwork network, Batch batch, double share) {
    try (NDManager scope = network.manager().newSubManager();
        Gradients gradients = new Gradients()) {
      Parts parts = loss.of(network.forward(batch.images(scope), true), batch.targets(scope));
      Share losses =
          new Share(share * parts.segmentation().getFloat(), share * parts.depth().getFloat());
      gradients.backward(parts.total(), share);
      return losses;
    }
  }
}
