package io.roadstream.perception.engine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.perception.bundle.ModelBundle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs a bundle's ONNX graph on the CPU with ONNX Runtime.
 *
 * <p>Inputs and heads lie in direct buffers that are allocated once, so a run copies nothing
 * between Java and native memory but the frames themselves; {@link HeadUpsampler} turns the heads
 * into predictions.
 *
 * <p>Not thread-safe. The session's memory is freed by {@link #close()}; the buffers by the garbage
 * collector.
 */
public final class OnnxEngine implements PerceptionEngine {

  private static final String INPUT = "image";
  private static final String SEGMENTATION = "segmentation";
  private static final String DEPTH = "depth";

  private final ModelBundle bundle;
  private final int threads;
  private final int maxBatch;
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final InputBatch batch;
  private final HeadUpsampler upsampler;
  private final int classes;
  private final FloatBuffer segmentation;
  private final FloatBuffer depth;

  /**
   * Loads the graph.
   *
   * @param settings threads and batch size; engine and device are not looked at
   * @throws EngineException if ONNX Runtime refuses the graph
   */
  public OnnxEngine(ModelBundle bundle, EngineSettings settings) {
    this.bundle = bundle;
    threads = settings.cpuThreads();
    maxBatch = settings.maxBatch();
    BundleManifest manifest = bundle.manifest();
    batch = new InputBatch(manifest.input(), maxBatch);
    upsampler = new HeadUpsampler(manifest);
    classes = manifest.classes().size();
    int headCells = upsampler.headWidth() * upsampler.headHeight();
    segmentation = direct(Math.multiplyExact(maxBatch * classes, headCells));
    depth = direct(Math.multiplyExact(maxBatch, headCells));
    session = open(bundle, threads);
  }

  private OrtSession open(ModelBundle opened, int intraOpThreads) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(intraOpThreads);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      return environment.createSession(opened.graph().toString(), options);
    } catch (OrtException e) {
      throw new EngineException(
          opened.graph() + " cannot be opened by ONNX Runtime: " + e.getMessage(), e);
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
    WarmUp.run(this, List.of(1, maxBatch));
  }

  @Override
  public List<DensePrediction> infer(List<NetworkInput> inputs) {
    batch.check(inputs);
    List<DensePrediction> predictions = new ArrayList<>(inputs.size());
    for (int from = 0; from < inputs.size(); from += maxBatch) {
      inferBatch(inputs.subList(from, Math.min(from + maxBatch, inputs.size())), predictions);
    }
    return predictions;
  }

  private void inferBatch(List<NetworkInput> inputs, List<DensePrediction> predictions) {
    int size = inputs.size();
    int rows = upsampler.headHeight();
    int columns = upsampler.headWidth();
    BundleManifest.Input grid = bundle.manifest().input();
    segmentation.clear();
    depth.clear();
    try (OnnxTensor image =
            OnnxTensor.createTensor(
                environment,
                batch.fill(inputs, size),
                new long[] {size, 3, grid.height(), grid.width()});
        OnnxTensor logits =
            OnnxTensor.createTensor(
                environment,
                segmentation.limit(size * classes * rows * columns),
                new long[] {size, classes, rows, columns});
        OnnxTensor values =
            OnnxTensor.createTensor(
                environment,
                depth.limit(size * rows * columns),
                new long[] {size, 1, rows, columns})) {
      run(image, logits, values);
    } catch (OrtException e) {
      throw new EngineException("ONNX Runtime failed on " + size + " frames: " + e.getMessage(), e);
    }
    for (int frame = 0; frame < size; frame++) {
      predictions.add(upsampler.predict(segmentation, depth));
    }
  }

  /** Runs the graph; its outputs land in the tensors given. */
  private void run(OnnxTensor image, OnnxTensor logits, OnnxTensor values) throws OrtException {
    Map<String, OnnxValue> outputs = Map.of(SEGMENTATION, logits, DEPTH, values);
    session.run(Map.of(INPUT, image), outputs).close();
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new EngineException("ONNX Runtime cannot close its session: " + e.getMessage(), e);
    }
  }

  private static FloatBuffer direct(int values) {
    return ByteBuffer.allocateDirect(Math.multiplyExact(Float.BYTES, values))
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }
}
