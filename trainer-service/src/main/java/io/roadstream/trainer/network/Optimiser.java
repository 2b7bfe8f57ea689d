package io.roadstream.trainer.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import io.roadstream.trainer.network.OptimiserSettings.Kind;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Turns gradients into steps, with clipping of the gradient's global norm. Its state can be saved
 * and restored, after which it continues as if it had never stopped.
 *
 * <p>Not thread-safe. Owns native memory, which {@link #close()} frees.
 */
public final class Optimiser implements AutoCloseable {

  private final NDManager manager;
  private final Map<String, NDArray> parameters;
  private final Map<String, Update> updates = new LinkedHashMap<>();
  private final OptimiserSettings settings;
  private int steps;

  /** An optimiser of a network's parameters. */
  public Optimiser(TorchNetwork network, OptimiserSettings settings) {
    this(network.manager(), network.parameters(), settings);
  }

  /**
   * An optimiser of any parameters.
   *
   * @param parent the state lives no longer than this
   * @param parameters that take gradients; they are changed in place
   */
  public Optimiser(NDManager parent, Map<String, NDArray> parameters, OptimiserSettings settings) {
    this.manager = parent.newSubManager();
    this.parameters = new LinkedHashMap<>(parameters);
    this.settings = settings;
    parameters.forEach((name, weight) -> updates.put(name, update(weight)));
  }

  private Update update(NDArray weight) {
    Shape shape = weight.getShape();
    // A depthwise convolution is no matrix but one small filter for each channel.
    boolean matrix = shape.dimension() > 1 && shape.get(1) > 1;
    if (settings.kind() == Kind.MUON && matrix) {
      return new MuonUpdate(manager, weight, settings.weightDecay());
    }
    return new AdamUpdate(manager, weight, decay(shape), settings.kind() != Kind.ADAM);
  }

  /** Biases, norms and single factors a channel keep their scale. */
  private double decay(Shape shape) {
    boolean filter = shape.dimension() > 1 && shape.size() > shape.get(0);
    return filter ? settings.weightDecay() : 0;
  }

  /**
   * Takes one step along the gradients of the last backward pass and clears them.
   *
   * @return the gradient's norm before clipping
   * @throws DivergenceException if it is not finite; no parameter was changed then
   */
  public double step(double rate) {
    Map<String, NDArray> gradients = new LinkedHashMap<>();
    try {
      parameters.forEach((name, weight) -> gradients.put(name, weight.getGradient()));
      double norm = norm(gradients);
      if (!Double.isFinite(norm)) {
        throw new DivergenceException(steps + 1, norm);
      }
      steps++;
      double scale = norm > settings.clip() ? settings.clip() / norm : 1;
      updates.forEach(
          (name, update) ->
              update.apply(parameters.get(name), gradients.get(name), scale, rate, steps));
      return norm;
    } finally {
      // Each call of getGradient hands out a new native reference under the model's own manager.
      gradients.values().forEach(NDArray::close);
    }
  }

  private static double norm(Map<String, NDArray> gradients) {
    double sum = 0;
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      for (NDArray gradient : gradients.values()) {
        sum += gradient.square().sum().getFloat();
      }
    }
    return Math.sqrt(sum);
  }

  /** Writes what the updates remember, and the number of steps. */
  public void save(DataOutputStream out) throws IOException {
    out.writeInt(steps);
    out.writeInt(updates.size());
    for (Map.Entry<String, Update> entry : updates.entrySet()) {
      out.writeUTF(entry.getKey());
      for (NDArray array : entry.getValue().state()) {
        write(out, array.toFloatArray());
      }
    }
  }

  /**
   * Restores what {@link #save} wrote.
   *
   * @throws IOException if it belongs to another network
   */
  public void restore(DataInputStream in) throws IOException {
    steps = in.readInt();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      String name = in.readUTF();
      Update update = updates.get(name);
      if (update == null || count != updates.size()) {
        throw new IOException("optimiser state of another network: it has " + name);
      }
      for (NDArray array : update.state()) {
        read(in, array);
      }
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
