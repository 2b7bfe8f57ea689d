package io.roadstream.perception.engine;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.mask.ClassMask;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Runs a bundle's TorchScript with PyTorch through DJL, on the CPU or a GPU.
 *
 * <p>Arg-max and depth codes are computed on the device, so that 5 bytes a cell come back instead
 * of 84. On a GPU a batch is padded with empty frames to the next of 1, 2, 4, 8, … (at most the
 * largest batch), because every new shape costs seconds; {@link #warmUp()} runs each of them.
 *
 * <p>Not thread-safe. Every array of a run belongs to a manager that the run closes; {@link
 * #close()} frees the network. The number of CPU threads holds for the whole process.
 */
public final class PyTorchEngine implements PerceptionEngine {

  private final ModelBundle bundle;
  private final Device device;
  private final int threads;
  private final int maxBatch;
  private final InputBatch batch;
  private final DepthCodec codec;
  private final Model model;
  private final PtSymbolBlock network;

  /**
   * Loads the network.
   *
   * @param settings device, threads and batch size
   * @throws IllegalArgumentException if a GPU is demanded that is not there
   * @throws EngineException if PyTorch refuses the file
   */
  public PyTorchEngine(ModelBundle bundle, EngineSettings settings) {
    this.bundle = bundle;
    device = TorchDevices.resolve(settings.device());
    threads = settings.torchThreads();
    maxBatch = settings.maxBatch();
    BundleManifest manifest = bundle.manifest();
    batch = new InputBatch(manifest.input(), maxBatch);
    codec = manifest.depth().codec();
    model = load(bundle, device);
    network = (PtSymbolBlock) model.getBlock();
    JniUtils.setNumThreads(threads);
    JniUtils.enableInferenceMode(network);
  }

  private static Model load(ModelBundle bundle, Device device) {
    Model model = PyTorchRuntime.engine().newModel(bundle.manifest().name(), device);
    try {
      model.load(bundle.torchScript(), null, Map.of("mapLocation", "true"));
      return model;
    } catch (IOException | MalformedModelException | RuntimeException e) {
      model.close();
      throw new EngineException(
          bundle.torchScript() + " cannot be opened by PyTorch: " + e.getMessage(), e);
    }
  }

  @Override
  public ModelBundle bundle() {
    return bundle;
  }

  @Override
  public String device() {
    return device.isGpu()
        ? "pytorch, GPU " + device.getDeviceId()
        : "pytorch, CPU, " + threads + (threads == 1 ? " thread" : " threads");
  }

  @Override
  public int maxBatch() {
    return maxBatch;
  }

  @Override
  public void warmUp() {
    for (int size = 1; size < maxBatch; size *= 2) {
      warmUp(size);
    }
    warmUp(maxBatch);
  }

  private void warmUp(int size) {
    List<NetworkInput> inputs = Collections.nCopies(size, WarmUp.empty(bundle));
    for (int run = 0; run < WarmUp.RUNS; run++) {
      infer(inputs);
    }
  }

  @Override
  public List<DensePrediction> infer(List<NetworkInput> inputs) {
    batch.check(inputs);
    List<DensePrediction> predictions = new ArrayList<>(inputs.size());
    for (int from = 0; from < inputs.size(); from += maxBatch) {
      List<NetworkInput> part = inputs.subList(from, Math.min(from + maxBatch, inputs.size()));
      try {
        inferBatch(part, predictions);
      } catch (ai.djl.engine.EngineException e) {
        throw new EngineException(
            "PyTorch failed on " + part.size() + " frames: " + e.getMessage(), e);
      }
    }
    return predictions;
  }

  private void inferBatch(List<NetworkInput> inputs, List<DensePrediction> predictions) {
    int size = device.isGpu() ? bucket(inputs.size(), maxBatch) : inputs.size();
    BundleManifest.Input grid = bundle.manifest().input();
    int cells = grid.width() * grid.height();
    try (NDManager manager = model.getNDManager().newSubManager(device)) {
      NDArray image =
          manager.create(
              batch.fillBytes(inputs, size),
              new Shape(size, 3, grid.height(), grid.width()),
              DataType.FLOAT32);
      NDList outputs = forward(image, manager);
      ByteBuffer ids = ids(outputs.get(0)).toByteBuffer();
      IntBuffer codes =
          codes(outputs.get(1)).toByteBuffer().order(ByteOrder.nativeOrder()).asIntBuffer();
      for (int frame = 0; frame < inputs.size(); frame++) {
        byte[] mask = new byte[cells];
        ids.get(mask);
        predictions.add(
            new DensePrediction(
                new ClassMask(grid.width(), grid.height(), mask),
                new DepthCodes(grid.width(), grid.height(), shorts(codes, cells))));
      }
    }
  }

  private static short[] shorts(IntBuffer values, int count) {
    short[] shorts = new short[count];
    for (int i = 0; i < count; i++) {
      shorts[i] = (short) values.get();
    }
    return shorts;
  }

  private NDList forward(NDArray image, NDManager manager) {
    try (IValue input = IValue.from((PtNDArray) image);
        IValue output = network.forward(input)) {
      return output.toNDList((PtNDManager) manager);
    }
  }

  /** Arg-max over the classes, first of equals; what is none of the 19 becomes void. */
  private static NDArray ids(NDArray logits) {
    NDArray best = logits.argMax(1).toType(DataType.UINT8, false);
    NDArray isVoid = best.gte(CityscapesClasses.COUNT);
    return NDArrays.where(isVoid, best.onesLike().mul(ClassMask.VOID), best);
  }

  /** {@link DepthCodec#codeOf} of every value, as integers: DJL has no native 16-bit ones. */
  private NDArray codes(NDArray y) {
    double lowest = codec.transform(codec.minMetres());
    double codesPerY = 0xFFFE / (codec.transform(codec.maxMetres()) - lowest);
    NDArray positions = y.sub(lowest).mul(codesPerY).round().clip(0, 0xFFFE).add(1);
    NDArray codes = NDArrays.where(y.isNaN(), y.zerosLike(), positions);
    return codes.toType(DataType.INT32, false);
  }

  /** The batch size that is run for a number of frames. */
  static int bucket(int frames, int maxBatch) {
    int bucket = 1;
    while (bucket < frames) {
      bucket *= 2;
    }
    return Math.min(bucket, maxBatch);
  }

  @Override
  public void close() {
    model.close();
    batch.close();
  }
}
