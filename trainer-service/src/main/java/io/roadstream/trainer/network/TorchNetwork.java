package io.roadstream.trainer.network;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.ParameterStore;
import ai.djl.util.Pair;
import io.roadstream.perception.engine.PyTorchRuntime;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A TorchScript network whose weights can be trained and whose batch norms follow the mode that
 * each call asks for.
 *
 * <p>Not thread-safe. Owns native memory, which {@link #close()} frees.
 */
public final class TorchNetwork implements AutoCloseable {

  private final Model model;
  private final PtSymbolBlock block;
  private final ParameterStore store;
  private final Map<String, NDArray> parameters = new LinkedHashMap<>();

  private TorchNetwork(Model model) {
    this.model = model;
    this.block = (PtSymbolBlock) model.getBlock();
    this.store = new ParameterStore(model.getNDManager(), false);
    for (Pair<String, ai.djl.nn.Parameter> parameter : block.getParameters()) {
      parameters.put(parameter.getValue().getName(), parameter.getValue().getArray());
    }
    settle();
  }

  /**
   * Loads a {@code model.pt} with trainable weights.
   *
   * @throws IllegalArgumentException if there is no such file or it is no TorchScript
   */
  public static TorchNetwork load(Path file, Device device) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("no such TorchScript file: " + file);
    }
    Model model = PyTorchRuntime.engine().newModel("network", device);
    try {
      // Only loading from a path honours the option; from a stream the weights stay frozen.
      String name = file.getFileName().toString();
      Path folder = file.toAbsolutePath().getParent();
      model.load(folder, name, Map.of("trainParam", "true"));
      return new TorchNetwork(model);
    } catch (IOException e) {
      model.close();
      throw new UncheckedIOException(e);
    } catch (MalformedModelException | RuntimeException e) {
      model.close();
      throw new IllegalArgumentException(
          file + " is no TorchScript that libtorch can load: " + e.getMessage(), e);
    }
  }

  /**
   * The module starts in evaluation mode while DJL believes it to be in training mode, and so would
   * never switch it: one evaluating pass puts the two in step.
   */
  private void settle() {
    try (NDManager scope = model.getNDManager().newSubManager()) {
      forward(scope.zeros(new Shape(1, 3, 64, 64), DataType.FLOAT32), false);
    }
  }

  /** The manager to create batches under; give each step a sub-manager of its own. */
  public NDManager manager() {
    return model.getNDManager();
  }

  /**
   * One pass.
   *
   * @param images [N,3,H,W] float32, normalised; the outputs belong to its manager
   * @param training true to use and update batch statistics
   * @return logits [N,20,H,W] and encoded depth [N,1,H,W]
   */
  public NDList forward(NDArray images, boolean training) {
    return block.forward(store, new NDList(images), training);
  }

  /**
   * One evaluating pass that leaves the outputs as they are before the last interpolation, as
   * {@code graph.onnx} does.
   *
   * @throws ai.djl.engine.EngineException if the file was exported without the {@code quarter}
   *     method
   */
  public NDList quarter(NDArray images) {
    settle();
    NDArray method = images.getManager().zeros(new Shape(1));
    method.setName("module_method:quarter");
    return block.forward(store, new NDList(images, method), false);
  }

  /** The trainable parameters by their PyTorch names; the arrays belong to this network. */
  public Map<String, NDArray> parameters() {
    return parameters;
  }

  /**
   * A copy of every parameter and running statistic by its PyTorch name, row-major.
   *
   * @throws IllegalStateException if the file was exported without the {@code state} method
   */
  public Map<String, float[]> state() {
    Map<String, float[]> copy = new LinkedHashMap<>();
    try (PtNDManager scope = (PtNDManager) model.getNDManager().newSubManager();
        IValue result = IValueUtils.runMethod(block, "state")) {
      for (NDArray array : result.toNDList(scope)) {
        copy.put(array.getName(), array.toFloatArray());
      }
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "the TorchScript has no method state(); export it with model/export.py", e);
    }
    return copy;
  }

  /**
   * Another network with the same weights and running statistics, which the caller closes.
   *
   * @throws UncheckedIOException if the temporary folder cannot be written
   */
  public TorchNetwork copy() {
    try {
      Path file = Files.createTempFile("roadstream-", ".pt");
      try {
        try (OutputStream out = Files.newOutputStream(file)) {
          write(out);
        }
        return load(file, manager().getDevice());
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy the network by way of a file", e);
    }
  }

  /** Writes a {@code model.pt} that is in evaluation mode and can be trained further. */
  public void write(OutputStream out) {
    settle();
    JniUtils.writeModule(block, out, false);
  }

  @Override
  public void close() {
    model.close();
  }
}
