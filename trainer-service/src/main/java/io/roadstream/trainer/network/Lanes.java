package io.roadstream.trainer.network;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A network and copies of it that compute gradients side by side, a thread each. Threads that share
 * one batch meet after every layer and wait for the slowest; these meet once a step.
 *
 * <p>The copies have the network's weights, and running statistics of their own that nobody reads:
 * the network's are of the batches of the first lane. Not thread-safe. {@link #close()} frees the
 * copies, not the network.
 */
public final class Lanes implements AutoCloseable {

  private final TorchNetwork network;
  private final List<TorchNetwork> lanes = new ArrayList<>();
  private final ExecutorService threads;

  /**
   * Makes the copies.
   *
   * @param network is the first lane
   * @param lanes how many there are to be, at least 1
   * @param threads of libtorch on the calling thread; the lanes divide them
   */
  public Lanes(TorchNetwork network, int lanes, int threads) {
    this.network = network;
    this.lanes.add(network);
    while (this.lanes.size() < lanes) {
      this.lanes.add(network.copy());
    }
    int each = Math.max(1, threads / lanes);
    this.threads = Executors.newFixedThreadPool(lanes, work -> lane(work, each));
    // libtorch's number is each thread's own, but MKL's is that of the last who set it.
    CompletableFuture.allOf(
            this.lanes.stream()
                .map(lane -> CompletableFuture.runAsync(Lanes::nothing, this.threads))
                .toArray(CompletableFuture<?>[]::new))
        .join();
    JniUtils.setNumThreads(threads);
  }

  private static void nothing() {}

  private static Thread lane(Runnable work, int threads) {
    Thread thread =
        new Thread(
            () -> {
              // Asking makes libtorch take over the number that was set last; only then can this
              // thread have one of its own.
              JniUtils.getNumThreads();
              JniUtils.setNumThreads(threads);
              work.run();
            },
            "training-lane");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Lets the lanes work and adds the gradients that they leave to the network's own. Which lane has
   * which input follows from its place alone.
   *
   * @param work computes gradients of the network that it is given
   * @return results in the order of the inputs
   */
  public <I, O> List<O> map(List<I> inputs, BiFunction<TorchNetwork, I, O> work) {
    int used = Math.min(lanes.size(), inputs.size());
    List<CompletableFuture<List<O>>> running = new ArrayList<>();
    for (int lane = 0; lane < used; lane++) {
      int first = lane;
      running.add(
          CompletableFuture.supplyAsync(
              () -> every(used, first, inputs, input -> work.apply(lanes.get(first), input)),
              threads));
    }
    Throwable failure = null;
    for (CompletableFuture<List<O>> lane : running) {
      try {
        lane.join();
      } catch (CompletionException e) {
        failure = e.getCause();
      }
    }
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException exception) {
      throw exception;
    }
    for (TorchNetwork copy : lanes.subList(1, used)) {
      addGradients(copy);
    }
    List<O> results = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      results.add(running.get(i % used).join().get(i / used));
    }
    return results;
  }

  private static <I, O> List<O> every(int stride, int first, List<I> inputs, Function<I, O> work) {
    List<O> results = new ArrayList<>();
    for (int i = first; i < inputs.size(); i += stride) {
      results.add(work.apply(inputs.get(i)));
    }
    return results;
  }

  private void addGradients(TorchNetwork copy) {
    copy.parameters()
        .forEach(
            (name, weight) -> {
              try (NDArray sum = network.parameters().get(name).getGradient();
                  NDArray part = weight.getGradient()) {
                sum.addi(part);
              }
              JniUtils.zeroGrad((PtNDArray) weight);
            });
  }

  /** Gives the copies the network's weights; to be called whenever those have changed. */
  public void spread() {
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(false);
    try {
      for (TorchNetwork copy : lanes.subList(1, lanes.size())) {
        copy.parameters().forEach((name, weight) -> network.parameters().get(name).copyTo(weight));
      }
    } finally {
      JniUtils.setGradMode(before);
    }
  }

  @Override
  public void close() {
    threads.shutdown();
    lanes.subList(1, lanes.size()).forEach(TorchNetwork::close);
  }
}
