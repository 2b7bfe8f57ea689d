package io.roadstream.trainer.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.roadstream.trainer.network.OptimiserSettings.Kind;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Adam with clipping of the gradient's global norm. Its state can be saved and restored, after
 * which it continues as if it had never stopped. Source: Kingma and Ba, ICLR 2015, algorithm 1.
 *
 * <p>Not thread-safe. Owns native memory, which {@link #close()} frees.
 */
public final class Adam implements AutoCloseable {

  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;

  private final NDManager manager;
  private final Map<String, NDArray> parameters;
  private final Map<String, NDArray> means = new LinkedHashMap<>();
  private final Map<String, NDArray> variances = new LinkedHashMap<>();
  private final OptimiserSettings settings;
  private int updates;

  /** An optimiser of a network's parameters. */
  public Adam(TorchNetwork network, OptimiserSettings settings) {
    this(network.manager(), network.parameters(), settings);
  }

  /**
   * An optimiser of any parameters.
   *
   * @param parent the moments live no longer than this
   * @param parameters that take gradients; they are changed in place
   */
  public Adam(NDManager parent, Map<String, NDArray> parameters, OptimiserSettings settings) {
    this.manager = parent.newSubManager();
    this.parameters = new LinkedHashMap<>(parameters);
    this.settings = settings;
    parameters.forEach(
        (name, weight) -> {
          means.put(name, zerosLike(weight));
          variances.put(name, zerosLike(weight));
        });
  }

  private NDArray zerosLike(NDArray weight) {
    NDArray zeros = weight.zerosLike();
    zeros.attach(manager);
    return zeros;
  }

  /**
   * Takes one step along the gradients of the last backward pass and clears them.
   *
   * @return the gradient's norm before clipping
   * @throws ArithmeticException if it is not finite; no parameter was changed then
   */
  public double step(double rate) {
    Map<String, NDArray> gradients = new LinkedHashMap<>();
    try {
      parameters.forEach((name, weight) -> gradients.put(name, weight.getGradient()));
      double norm = norm(gradients);
      if (!Double.isFinite(norm)) {
        throw new ArithmeticException("the gradient's norm is " + norm + "; lower the rate");
      }
      updates++;
      float scale = (float) (norm > settings.clip() ? settings.clip() / norm : 1);
      double correction = Math.sqrt(1 - Math.pow(BETA2, updates)) / (1 - Math.pow(BETA1, updates));
      parameters.forEach(
          (name, weight) ->
              weight
                  .getNDArrayInternal()
                  .adamUpdate(
                      new NDList(weight, gradients.get(name), means.get(name), variances.get(name)),
                      new NDList(weight),
                      (float) rate,
                      (float) (rate * correction),
                      decay(weight),
                      scale,
                      -1,
                      BETA1,
                      BETA2,
                      EPSILON,
                      false,
                      settings.kind() == Kind.ADAMW));
      return norm;
    } finally {
      // Each call of getGradient hands out a new native reference under the model's own manager.
      gradients.values().forEach(NDArray::close);
    }
  }

  /** Biases, norms and single factors a channel keep their scale. */
  private float decay(NDArray weight) {
    Shape shape = weight.getShape();
    boolean matrix = shape.dimension() > 1 && shape.size() > shape.get(0);
    return matrix ? (float) settings.weightDecay() : 0;
  }

  private double norm(Map<String, NDArray> gradients) {
    double sum = 0;
    try (NDManager scope = manager.newSubManager()) {
      for (NDArray gradient : gradients.values()) {
        NDArray square = gradient.square();
        square.attach(scope);
        NDArray total = square.sum();
        total.attach(scope);
        sum += total.getFloat();
      }
    }
    return Math.sqrt(sum);
  }

  /** Writes moments and the number of updates. */
  public void save(DataOutputStream out) throws IOException {
    out.writeInt(updates);
    out.writeInt(means.size());
    for (String name : means.keySet()) {
      out.writeUTF(name);
      write(out, means.get(name).toFloatArray());
      write(out, variances.get(name).toFloatArray());
    }
  }

  /**
   * Restores what {@link #save} wrote.
   *
   * @throws IOException if it belongs to another network
   */
  public void restore(DataInputStream in) throws IOException {
    updates = in.readInt();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      String name = in.readUTF();
      NDArray mean = means.get(name);
      NDArray variance = variances.get(name);
      if (mean == null || variance == null || count != means.size()) {
        throw new IOException("optimiser state of another network: it has " + name);
      }
      read(in, mean);
      read(in, variance);
    }
  }

  private static void write(DataOutputStream out, float[] values) throws IOException {
    out.writeInt(values.length);
    for (float value : values) {
      out.writeFloat(value);
    }
  }

  private void read(DataInputStream in, NDArray target) throws IOException {
    float[] values = new float[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readFloat();
    }
    if (values.length != target.size()) {
      throw new IOException("optimiser state has " + values.length + " values for " + target);
    }
    try (NDArray source = manager.create(values, target.getShape())) {
      source.copyTo(target);
    }
  }

  @Override
  public void close() {
    manager.close();
  }
}
