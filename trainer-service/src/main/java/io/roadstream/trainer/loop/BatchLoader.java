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
 * Prepares the batches of the next steps on a thread of its own while the current one is trained
 * on. The same settings give the same batches whatever the timing.
 */
final class BatchLoader implements AutoCloseable {

  private static final int AHEAD = 3;

  private final SampleSource samples;
  private final Augmenter augmenter;
  private final SampleOrder order;
  private final long seed;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "batch-loader");
            thread.setDaemon(true);
            return thread;
          });
  private final ArrayDeque<Future<Batch>> ready = new ArrayDeque<>();
  private final int steps;
  private int next;

  BatchLoader(SampleSource samples, Augmenter augmenter, TrainerSettings settings, int firstStep) {
    this.samples = samples;
    this.augmenter = augmenter;
    this.order = new SampleOrder(samples.size(), settings.batch(), settings.seed());
    this.seed = settings.seed();
    this.steps = settings.steps();
    this.next = firstStep;
  }

  /** The next step's batch; waits for it. */
  Batch take() throws InterruptedException {
    while (ready.size() < AHEAD && next < steps) {
      int step = next++;
      Callable<Batch> task = () -> load(step);
      ready.add(worker.submit(task));
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

  private Batch load(int step) {
    int[] indices = order.batch(step);
    List<Crop> crops = new ArrayList<>(indices.length);
    for (int i = 0; i < indices.length; i++) {
      long cropSeed = (seed * 1_000_003 + step) * 1_009 + i;
      crops.add(augmenter.augment(samples.get(indices[i]), cropSeed));
    }
    return Batch.of(crops);
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
