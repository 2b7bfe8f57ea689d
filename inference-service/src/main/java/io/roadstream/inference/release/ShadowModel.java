package io.roadstream.inference.release;

import io.roadstream.inference.model.BatchObserver;
import io.roadstream.inference.model.ModelHolder;
import io.roadstream.perception.engine.DensePrediction;
import io.roadstream.perception.engine.EngineException;
import io.roadstream.perception.engine.NetworkInput;
import io.roadstream.perception.engine.PerceptionEngine;
import io.roadstream.schemas.ModelRelease;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the candidate on a share of the frames beside the model and compares what both say. Nothing
 * of the candidate is published, and no frame waits for it: while it is at work, further frames are
 * left out.
 *
 * <p>Thread-safe; the candidate runs on one thread of its own.
 */
public final class ShadowModel implements Consumer<ModelRelease>, BatchObserver, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ShadowModel.class);

  private final ModelHolder holder;
  private final ReleaseLoader loader;
  private final ReleaseMeters releases;
  private final ShadowMeters meters;
  private final double share;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final AtomicLong seen = new AtomicLong();

  /** A full queue is a frame left out, so the rejected task is dropped. */
  private final ThreadPoolExecutor worker =
      new ThreadPoolExecutor(
          0,
          1,
          10,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> {
            Thread thread = new Thread(task, "shadow-model");
            thread.setDaemon(true);
            return thread;
          },
          new ThreadPoolExecutor.DiscardPolicy());

  private @Nullable PerceptionEngine candidate;

  /**
   * @param share of the frames, 0..1
   */
  public ShadowModel(
      ModelHolder holder,
      ReleaseVerification verification,
      ReleaseMeters releases,
      ShadowMeters meters,
      double share) {
    this.holder = holder;
    this.loader = verification.loader();
    this.releases = releases;
    this.meters = meters;
    this.share = share;
  }

  @Override
  public void accept(ModelRelease release) {
    String sha256 = release.getModel().getSha256();
    if (sha256.equals(holder.identity().ref().getSha256())) {
      replace(null);
      return;
    }
    try {
      replace(loader.load(release, holder.bundle(), holder.lastBatch()));
      log.info(
          "{} {} runs in the shadow on {} of the frames",
          release.getModel().getName(),
          release.getModel().getVersion(),
          share);
    } catch (ReleaseRefusedException e) {
      releases.refused(e.refusal());
      log.error(
          "Candidate {} {} is refused ({}): {}",
          release.getModel().getName(),
          release.getModel().getVersion(),
          e.refusal().label(),
          e.getMessage());
    }
  }

  private synchronized void replace(@Nullable PerceptionEngine next) {
    PerceptionEngine before = candidate;
    candidate = next;
    if (before != null) {
      before.close();
    }
  }

  @Override
  public void onBatch(List<NetworkInput> inputs, List<DensePrediction> predictions, long nanos) {
    if (isDue(inputs.size()) && busy.compareAndSet(false, true)) {
      worker.execute(() -> compare(inputs.get(0), predictions.get(0)));
    }
  }

  private boolean isDue(int frames) {
    long now = seen.addAndGet(frames);
    return (long) (share * now) > (long) (share * (now - frames));
  }

  private void compare(NetworkInput input, DensePrediction prediction) {
    try {
      synchronized (this) {
        PerceptionEngine engine = candidate;
        if (engine != null) {
          long start = System.nanoTime();
          DensePrediction other = engine.infer(List.of(input)).get(0);
          meters.record(Agreement.of(prediction, other), System.nanoTime() - start);
        }
      }
    } catch (EngineException e) {
      log.warn("The candidate fails on a frame: {}", e.getMessage());
    } finally {
      busy.set(false);
    }
  }

  @Override
  public void close() {
    worker.shutdown();
    replace(null);
  }
}
