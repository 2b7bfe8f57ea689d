package io.roadstream.trainer.loop;

import io.roadstream.trainer.augment.Augmenter;
import io.roadstream.trainer.augment.Crop;
import io.roadstream.trainer.data.SampleSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Prepares the batches of the next steps on threads of its own while the current one is trained on.
 * The same settings give the same batches whatever the timing and the number of threads.
 */
final class BatchLoader implements AutoCloseable {

  private static final int AHEAD = 3;

  private final SampleSource samples;
  private final Augmenter augmenter;
  private final SampleOrder order;
  private final Phase phase;
  private final boolean withObjects;
  private final long seed;
  private final ExecutorService workers;
  private final ArrayDeque<Future<List<Batch>>> ready = new ArrayDeque<>();
  private final int steps;
  private int next;

  /**
   * @param first step to begin with, counted in the phase
   * @param steps of the phase
   */
  BatchLoader(
      SampleSource samples, Augmenter augmenter, Recipe recipe, Phase phase, int first, int steps) {
    this.samples = samples;
    this.augmenter = augmenter;
    this.order = new SampleOrder(samples.size(), phase.samplesPerStep(), recipe.seed());
    this.phase = phase;
    this.withObjects = recipe.loss().objectWeight() > 0;
    this.seed = recipe.seed();
    this.steps = steps;
    this.next = first;
    this.workers =
        Executors.newFixedThreadPool(
            recipe.loaders(),
            task -> {
              Thread thread = new Thread(task, "batch-loader");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** The next step's batches, which are to be accumulated; waits for them. */
  List<Batch> take() throws InterruptedException {
    while (ready.size() < AHEAD && next < steps) {
      int step = next++;
      int[] indices = order.batch(step);
      Callable<List<Batch>> task = () -> load(step, indices);
      ready.add(workers.submit(task));
    }
    try {
      return ready.remove().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("a batch could not be prepared", e.getCause());
    }
  }

  private List<Batch> load(int step, int[] indices) {
    List<Batch> batches = new ArrayList<>();
    long stepSeed = (seed * 1_000_003 + step) * 1_009;
    for (int from = 0; from < indices.length; from += phase.batch()) {
      List<Crop> crops = new ArrayList<>();
      for (int i = from; i < Math.min(from + phase.batch(), indices.length); i++) {
        crops.add(augmenter.augment(samples.get(indices[i]), stepSeed + i));
      }
      augmenter.splice(crops, stepSeed - 1 - from);
      batches.add(Batch.of(crops, withObjects));
    }
    return batches;
  }

  @Override
  public void close() {
    workers.shutdownNow();
  }
}
