package io.roadstream.trainer.loop;

import static java.util.Objects.requireNonNull;

import io.roadstream.perception.engine.DeviceChoice;
import io.roadstream.trainer.augment.AugmentSettings;
import io.roadstream.trainer.loss.LossSettings;
import io.roadstream.trainer.network.Lanes;
import io.roadstream.trainer.network.OptimiserSettings;
import io.roadstream.trainer.network.TorchNetwork;
import java.util.List;

/**
 * All that decides what a run learns from its data, and how it is carried out. {@link RecipeFile}
 * reads it.
 *
 * @param phases one after another, at least one
 * @param augment how samples are changed
 * @param loss what is minimised
 * @param optimiser how
 * @param seed decides the order of samples and how each is changed
 * @param device {@code cpu}, {@code gpu}, {@code gpu:N} or {@code auto}
 * @param threads that compute: where a step has several batches, each of these is one thread's;
 *     otherwise libtorch's, which share a batch
 * @param loaders threads that prepare samples
 * @param logEvery steps between two reports
 * @param validateEvery steps between two validations; 0 for one at the end of each phase
 * @param checkpointEvery steps between two checkpoints
 */
public record Recipe(
    List<Phase> phases,
    AugmentSettings augment,
    LossSettings loss,
    OptimiserSettings optimiser,
    long seed,
    String device,
    int threads,
    int loaders,
    int logEvery,
    int validateEvery,
    int checkpointEvery) {

  /**
   * @throws IllegalArgumentException if a number is not as stated
   */
  public Recipe {
    phases = List.copyOf(phases);
    requireNonNull(augment, "augment is null");
    requireNonNull(loss, "loss is null");
    requireNonNull(optimiser, "optimiser is null");
    if (phases.isEmpty()) {
      throw new IllegalArgumentException("phases must be at least one");
    }
    DeviceChoice.parse(device);
    positive("threads", threads);
    positive("loaders", loaders);
    positive("logEvery", logEvery);
    positive("checkpointEvery", checkpointEvery);
    if (validateEvery < 0) {
      throw new IllegalArgumentException("validateEvery must be 0 or more, not " + validateEvery);
    }
  }

  private static void positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1, not " + value);
    }
  }

  /** As many lanes as threads and a step's batches allow; one on a GPU. The caller closes them. */
  Lanes lanes(TorchNetwork network, Phase phase) {
    boolean gpu = network.manager().getDevice().isGpu();
    return new Lanes(network, gpu ? 1 : Math.min(threads, phase.accumulate()), threads);
  }

  /** What must be the same for a checkpoint to be continued, a line for each part. */
  String identity(String data) {
    return String.join(
        "\n",
        phases.toString(),
        augment.toString(),
        loss.toString(),
        optimiser.toString(),
        "seed " + seed,
        data);
  }
}
