package io.roadstream.perception.engine;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.roadstream.perception.bundle.BundleManifest.Input;
import io.roadstream.perception.bundle.ModelBundle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs a bundle's ONNX graph on the CPU with ONNX Runtime, optimised for one frame of the bundle's
 * grid; for that, the input's free dimensions have to be named batch, height and width.
 *
 * <p>A frame alone is computed by all threads together, which gives it back soonest. One that
 * arrives while another is computed gets its lane's share of the threads, which gives more frames a
 * second: threads that share a frame wait for each other after every layer, and lanes wait for
 * nobody.
 *
 * <p>As many threads may infer at the same time as there are {@link #lanes()}. {@link #close()}
 * frees the sessions' memory and the buffers.
 */
public final class OnnxEngine implements PerceptionEngine {

  private final ModelBundle bundle;
  private final int threads;
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final List<OnnxLane> lanes = new ArrayList<>();
  private final ConcurrentLinkedDeque<OnnxLane> free;
  private final AtomicInteger busy = new AtomicInteger();
  private final OrtSession whole;
  private final OrtSession share;

  /**
   * Loads the graph.
   *
   * @param settings threads, and as {@code maxBatch} the most frames at a time; engine and device
   *     are not looked at
   * @throws EngineException if ONNX Runtime refuses the graph
   */
  public OnnxEngine(ModelBundle bundle, EngineSettings settings) {
    this.bundle = bundle;
    threads = settings.cpuThreads();
    int count = Math.min(threads, settings.maxBatch());
    for (int lane = 0; lane < count; lane++) {
      lanes.add(new OnnxLane(environment, bundle.manifest()));
    }
    free = new ConcurrentLinkedDeque<>(lanes);
    try {
      whole = open(threads);
      share = count > 1 ? openOrClose(threads / count, whole) : whole;
    } catch (EngineException e) {
      freeBuffers();
      throw e;
    }
  }

  private OrtSession openOrClose(int intraOpThreads, OrtSession first) {
    try {
      return open(intraOpThreads);
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
  public int lanes() {
    return lanes.size();
  }

  @Override
  public void warmUp() {
    NetworkInput empty = WarmUp.empty(bundle);
    for (OnnxLane lane : lanes) {
      for (int run = 0; run < WarmUp.RUNS; run++) {
        lane.infer(whole, empty);
        lane.infer(share, empty);
      }
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if more threads infer than there are lanes
   */
  @Override
  public List<DensePrediction> infer(List<NetworkInput> inputs) {
    lanes.get(0).check(inputs);
    OnnxLane lane = free.poll();
    if (lane == null) {
      throw new IllegalStateException(
          "more than " + lanes.size() + " threads infer at the same time");
    }
    OrtSession session = busy.incrementAndGet() == 1 ? whole : share;
    try {
      List<DensePrediction> predictions = new ArrayList<>(inputs.size());
      for (NetworkInput input : inputs) {
        predictions.add(lane.infer(session, input));
      }
      return predictions;
    } finally {
      busy.decrementAndGet();
      free.push(lane);
    }
  }

  @Override
  public void close() {
    try {
      close(whole);
      if (share != whole) {
        close(share);
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
