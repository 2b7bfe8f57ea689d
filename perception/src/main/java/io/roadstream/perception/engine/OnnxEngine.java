package io.roadstream.perception.engine;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.roadstream.perception.bundle.BundleManifest.Input;
import io.roadstream.perception.bundle.ModelBundle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Runs a bundle's ONNX graph on the CPU with ONNX Runtime, optimised for one frame of the bundle's
 * grid; for that, the input's free dimensions have to be named batch, height and width.
 *
 * <p>A frame alone is computed by all threads together, which gives it back soonest. As many frames
 * as there are threads are computed side by side, one thread each, which gives more frames a
 * second: threads that share a frame wait for each other after every layer.
 *
 * <p>Not thread-safe. {@link #close()} frees the sessions' memory and the buffers.
 */
public final class OnnxEngine implements PerceptionEngine {

  private final ModelBundle bundle;
  private final int threads;
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final List<OnnxLane> lanes = new ArrayList<>();
  private final OrtSession shared;
  private final OrtSession single;
  private final ExecutorService helpers;

  /**
   * Loads the graph.
   *
   * @param settings threads and batch size; engine and device are not looked at
   * @throws EngineException if ONNX Runtime refuses the graph
   */
  public OnnxEngine(ModelBundle bundle, EngineSettings settings) {
    this.bundle = bundle;
    threads = settings.cpuThreads();
    boolean sideBySide = threads > 1 && settings.maxBatch() >= threads;
    for (int lane = 0; lane < (sideBySide ? threads : 1); lane++) {
      lanes.add(new OnnxLane(environment, bundle.manifest()));
    }
    try {
      shared = open(threads);
      single = sideBySide ? openOrClose(shared) : shared;
    } catch (EngineException e) {
      freeBuffers();
      throw e;
    }
    helpers = Executors.newFixedThreadPool(lanes.size(), OnnxEngine::helper);
  }

  private static Thread helper(Runnable work) {
    Thread thread = new Thread(work, "onnx");
    thread.setDaemon(true);
    return thread;
  }

  private OrtSession openOrClose(OrtSession first) {
    try {
      return open(1);
    } catch (EngineException e) {
      close(first);
      throw e;
    }
  }

  private OrtSession open(int intraOpThreads) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(intraOpThreads);
      options.setInterOpNumThreads(1);
      // A thread that waits in a loop takes the processor from the broker and the other services.
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      // Known sizes let it keep its own memory order where it would ask a size at run time.
      Input input = bundle.manifest().input();
      options.setSymbolicDimensionValue("batch", 1);
      options.setSymbolicDimensionValue("height", input.height());
      options.setSymbolicDimensionValue("width", input.width());
      return environment.createSession(bundle.graph().toString(), options);
    } catch (OrtException e) {
      throw new EngineException(
          bundle.graph() + " cannot be opened by ONNX Runtime: " + e.getMessage(), e);
    }
  }

  @Override
  public ModelBundle bundle() {
    return bundle;
  }

  @Override
  public String device() {
    return "onnx, CPU, " + threads + (threads == 1 ? " thread" : " threads");
  }

  @Override
  public void warmUp() {
    WarmUp.run(this, List.of(1, lanes.size()));
  }

  @Override
  public List<DensePrediction> infer(List<NetworkInput> inputs) {
    lanes.get(0).check(inputs);
    List<DensePrediction> predictions = new ArrayList<>(inputs.size());
    int next = 0;
    while (lanes.size() > 1 && inputs.size() - next >= lanes.size()) {
      predictions.addAll(sideBySide(inputs.subList(next, next + lanes.size())));
      next += lanes.size();
    }
    for (; next < inputs.size(); next++) {
      predictions.add(lanes.get(0).infer(shared, inputs.get(next)));
    }
    return predictions;
  }

  /** One frame in each lane; returns when all have ended, even if one failed. */
  private List<DensePrediction> sideBySide(List<NetworkInput> inputs) {
    List<Future<DensePrediction>> running = new ArrayList<>(inputs.size());
    for (int i = 0; i < inputs.size(); i++) {
      OnnxLane lane = lanes.get(i);
      NetworkInput input = inputs.get(i);
      running.add(helpers.submit(() -> lane.infer(single, input)));
    }
    List<DensePrediction> predictions = new ArrayList<>(inputs.size());
    EngineException failure = null;
    for (Future<DensePrediction> lane : running) {
      try {
        predictions.add(uninterruptibly(lane));
      } catch (ExecutionException e) {
        failure = new EngineException(String.valueOf(e.getCause().getMessage()), e.getCause());
      }
    }
    if (failure != null) {
      throw failure;
    }
    return predictions;
  }

  /** A lane must not be used again, nor its session closed, before it has ended. */
  private static DensePrediction uninterruptibly(Future<DensePrediction> lane)
      throws ExecutionException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return lane.get();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    helpers.shutdown();
    try {
      close(shared);
      if (single != shared) {
        close(single);
      }
    } finally {
      freeBuffers();
    }
  }

  private void freeBuffers() {
    lanes.forEach(OnnxLane::close);
  }

  private static void close(OrtSession session) {
    try {
      session.close();
    } catch (OrtException e) {
      throw new EngineException("ONNX Runtime cannot close its session: " + e.getMessage(), e);
    }
  }
}
