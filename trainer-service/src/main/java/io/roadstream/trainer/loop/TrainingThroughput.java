package io.roadstream.trainer.loop;

import io.roadstream.perception.bundle.BundleLoader;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.engine.DeviceChoice;
import io.roadstream.perception.engine.TorchDevices;
import io.roadstream.trainer.augment.Augmenter;
import io.roadstream.trainer.loss.MultiTaskLoss;
import io.roadstream.trainer.loss.TaskBalance;
import io.roadstream.trainer.network.Lanes;
import io.roadstream.trainer.network.NativeAllocator;
import io.roadstream.trainer.network.Optimiser;
import io.roadstream.trainer.network.TorchNetwork;
import java.util.Arrays;
import java.util.List;

/**
 * Compares training as it is with the bare arithmetic: forward, loss, backward and step of one
 * batch that is there already. The two take turns, so that whatever else the machine does hits both
 * alike.
 *
 * @param images of the run as it is, a second: the median of the rounds
 * @param bareImages of the bare loop, a second: the median of the rounds
 * @param ratio the median of the rounds' ratios; near 1 where loading hides behind the arithmetic
 */
public record TrainingThroughput(double images, double bareImages, double ratio) {

  private static final int WARM_UP = 2;

  /**
   * Measures the first phase of a recipe.
   *
   * @param rounds how often each has its turn
   * @param steps of each turn
   */
  public static TrainingThroughput measure(
      TrainerSettings settings, TrainingData data, int rounds, int steps)
      throws InterruptedException {
    NativeAllocator.keepFreedMemory();
    ModelBundle start = new BundleLoader().load(settings.start());
    Recipe recipe = settings.recipe();
    PhasePlan plan = PhasePlan.of(recipe, data, start.manifest().input()).get(0);
    Augmenter augmenter =
        new Augmenter(
            recipe.augment(),
            plan.phase().crop(plan.grid()),
            plan.grid(),
            start.manifest().depth().codec());
    int needed = WARM_UP + rounds * steps + 1;
    try (TorchNetwork network =
            TorchNetwork.load(
                start.folder().resolve(BundleLoader.TORCHSCRIPT),
                TorchDevices.resolve(DeviceChoice.parse(recipe.device())));
        Optimiser optimiser = new Optimiser(network, recipe.optimiser());
        Lanes lanes = recipe.lanes(network, plan.phase());
        BatchLoader loader =
            new BatchLoader(plan.samples(), augmenter, recipe, plan.phase(), 0, needed)) {
      PhaseRun run =
          new PhaseRun(
              lanes,
              optimiser,
              new MultiTaskLoss(recipe.loss(), new TaskBalance(network.manager()), new float[0]));
      List<Batch> fixed = loader.take();
      for (int i = 0; i < WARM_UP; i++) {
        run.step(loader.take(), plan.phase().rate());
      }
      return turns(run, loader, fixed, plan.phase().rate(), rounds, steps);
    }
  }

  private static TrainingThroughput turns(
      PhaseRun run, BatchLoader loader, List<Batch> fixed, double rate, int rounds, int steps)
      throws InterruptedException {
    double[] whole = new double[rounds];
    double[] bare = new double[rounds];
    double[] ratios = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      long begin = System.nanoTime();
      int images = 0;
      for (int i = 0; i < steps; i++) {
        images += run.step(loader.take(), rate).samples();
      }
      whole[round] = images / seconds(begin);
      begin = System.nanoTime();
      images = 0;
      for (int i = 0; i < steps; i++) {
        images += run.step(fixed, rate).samples();
      }
      bare[round] = images / seconds(begin);
      ratios[round] = whole[round] / bare[round];
    }
    return new TrainingThroughput(median(whole), median(bare), median(ratios));
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
