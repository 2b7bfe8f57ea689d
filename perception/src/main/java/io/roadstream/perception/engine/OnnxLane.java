package io.roadstream.perception.engine;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.roadstream.perception.bundle.BundleManifest;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;

/**
 * Takes one frame at a time through a session: its input and heads lie in native buffers that are
 * allocated once, so a run copies nothing between Java and native memory but the frame itself.
 *
 * <p>Not thread-safe; several lanes may use one session at the same time.
 */
final class OnnxLane implements AutoCloseable {

  private static final String INPUT = "image";
  private static final String SEGMENTATION = "segmentation";
  private static final String DEPTH = "depth";

  private final OrtEnvironment environment;
  private final InputBatch batch;
  private final HeadUpsampler upsampler;
  private final long[] inputShape;
  private final long[] segmentationShape;
  private final long[] depthShape;
  private final NativeBuffer segmentationMemory;
  private final NativeBuffer depthMemory;
  private final FloatBuffer segmentation;
  private final FloatBuffer depth;

  OnnxLane(OrtEnvironment environment, BundleManifest manifest) {
    this.environment = environment;
    batch = new InputBatch(manifest.input(), 1);
    upsampler = new HeadUpsampler(manifest);
    int rows = upsampler.headHeight();
    int columns = upsampler.headWidth();
    int classes = manifest.classes().size();
    inputShape = new long[] {1, 3, manifest.input().height(), manifest.input().width()};
    segmentationShape = new long[] {1, classes, rows, columns};
    depthShape = new long[] {1, 1, upsampler.depthHeight(), upsampler.depthWidth()};
    segmentationMemory = new NativeBuffer(classes * rows * columns);
    depthMemory = new NativeBuffer(upsampler.depthHeight() * upsampler.depthWidth());
    segmentation = segmentationMemory.floats();
    depth = depthMemory.floats();
  }

  /**
   * @throws IllegalArgumentException if there are no inputs or one is not of the network's size
   */
  void check(List<NetworkInput> inputs) {
    batch.check(inputs);
  }

  /**
   * @throws EngineException if ONNX Runtime fails; the lane can be used again
   */
  DensePrediction infer(OrtSession session, NetworkInput input) {
    segmentation.clear();
    depth.clear();
    try (OnnxTensor image =
            OnnxTensor.createTensor(environment, batch.fill(List.of(input), 1), inputShape);
        OnnxTensor logits = OnnxTensor.createTensor(environment, segmentation, segmentationShape);
        OnnxTensor values = OnnxTensor.createTensor(environment, depth, depthShape)) {
      Map<String, OnnxValue> outputs = Map.of(SEGMENTATION, logits, DEPTH, values);
      session.run(Map.of(INPUT, image), outputs).close();
    } catch (OrtException e) {
      throw new EngineException("ONNX Runtime failed on a frame: " + e.getMessage(), e);
    }
    return upsampler.predict(segmentation, depth);
  }

  /** Frees the buffers; the lane must not be used any more. */
  @Override
  public void close() {
    batch.close();
    segmentationMemory.close();
    depthMemory.close();
  }
}
