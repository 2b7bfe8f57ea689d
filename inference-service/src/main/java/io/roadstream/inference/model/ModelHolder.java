package io.roadstream.inference.model;

import static java.util.Objects.requireNonNull;

import io.roadstream.inference.batch.BatchFunction;
import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.engine.DensePrediction;
import io.roadstream.perception.engine.NetworkInput;
import io.roadstream.perception.engine.PerceptionEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * Holds the engine that runs and stamps its results with its model. A batch runs on one engine from
 * its first frame to its last: {@link #exchange} takes effect between batches.
 *
 * <p>Thread-safe, with as many batches at a time as the engine has {@link #lanes()}. Owns the
 * engine that runs.
 */
public final class ModelHolder implements BatchFunction<NetworkInput, Inferred>, AutoCloseable {

  /**
   * Batches share it, an exchange has it alone. Fair, so that an exchange waits for no batch that
   * begins after it.
   */
  private final ReadWriteLock batches = new ReentrantReadWriteLock(true);

  private volatile Running running;
  private volatile Batch last = new Batch(List.of(), List.of());
  private volatile BatchObserver observer = (inputs, predictions, nanos) -> {};

  private record Running(PerceptionEngine engine, ModelIdentity identity) {

    static Running of(PerceptionEngine engine) {
      return new Running(engine, ModelIdentity.of(engine.bundle()));
    }
  }

  /** Starts with an engine, which it closes once another takes its place. */
  public ModelHolder(PerceptionEngine engine) {
    this.running = Running.of(engine);
  }

  /** The model that runs. */
  public ModelIdentity identity() {
    return running.identity();
  }

  /** The bundle that runs. */
  public ModelBundle bundle() {
    return running.engine().bundle();
  }

  /** What it wants to see; the same for every model that will ever run here. */
  public BundleManifest.Input input() {
    return bundle().manifest().input();
  }

  /** How many batches may run at the same time; the same for every model. */
  public int lanes() {
    return running.engine().lanes();
  }

  /** Most frames that are worth a batch; the same for every model. */
  public int maxBatch() {
    return running.engine().maxBatch();
  }

  /** What it runs on, for people. */
  public String device() {
    return running.engine().device();
  }

  /**
   * A batch that has run.
   *
   * @param inputs what the network saw
   * @param predictions what it said
   */
  public record Batch(List<NetworkInput> inputs, List<DensePrediction> predictions) {}

  /** The last batch; empty before the first. */
  public Batch lastBatch() {
    return last;
  }

  /** Has every batch shown to {@code newObserver} from now on, instead of to the one before. */
  public void observe(BatchObserver newObserver) {
    observer = requireNonNull(newObserver, "newObserver is null");
  }

  /**
   * Lets another engine run from the next batch on. Waits for the batches that run; one that comes
   * meanwhile waits for the same and for a reference to be set.
   *
   * @param next is owned by this from now on
   * @return the engine that ran until now; nothing uses it any more, and the caller closes it
   */
  public PerceptionEngine exchange(PerceptionEngine next) {
    Running prepared = Running.of(next);
    batches.writeLock().lock();
    try {
      PerceptionEngine before = running.engine();
      running = prepared;
      return before;
    } finally {
      batches.writeLock().unlock();
    }
  }

  @Override
  public List<Inferred> apply(List<NetworkInput> inputs) {
    List<NetworkInput> batch = List.copyOf(inputs);
    List<DensePrediction> predictions;
    ModelIdentity identity;
    long nanos;
    batches.readLock().lock();
    try {
      Running now = running;
      identity = now.identity();
      long start = System.nanoTime();
      predictions = now.engine().infer(batch);
      nanos = System.nanoTime() - start;
    } finally {
      batches.readLock().unlock();
    }
    last = new Batch(batch, predictions);
    observer.onBatch(batch, predictions, nanos);
    List<Inferred> results = new ArrayList<>(predictions.size());
    for (DensePrediction prediction : predictions) {
      results.add(new Inferred(prediction, identity));
    }
    return results;
  }

  @Override
  public void close() {
    running.engine().close();
  }
}
