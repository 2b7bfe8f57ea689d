package io.roadstream.trainer.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.roadstream.trainer.network.Gradients;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The learned weights of the two losses, as the logarithm s of each task's variance. They are
 * trained like the network's parameters and start at 0. The arrays belong to the manager given.
 */
public final class TaskBalance {

  private static final String SEGMENTATION = "balance.segmentation";
  private static final String DEPTH = "balance.depth";

  private final NDArray segmentation;
  private final NDArray depth;

  /** Starts with an uncertainty of 1 for each head; the numbers belong to the manager. */
  public TaskBalance(NDManager manager) {
    this.segmentation = scalar(manager);
    this.depth = scalar(manager);
  }

  private static NDArray scalar(NDManager manager) {
    NDArray scalar = manager.zeros(new Shape(1));
    scalar.setRequiresGradient(true);
    return scalar;
  }

  /** Both by name, to be trained. */
  public Map<String, NDArray> parameters() {
    Map<String, NDArray> parameters = new LinkedHashMap<>();
    parameters.put(SEGMENTATION, segmentation);
    parameters.put(DEPTH, depth);
    return parameters;
  }

  /** Writes both numbers. */
  public void save(DataOutputStream out) throws IOException {
    out.writeFloat(segmentation.getFloat());
    out.writeFloat(depth.getFloat());
  }

  /** Restores what {@link #save} wrote. */
  public void restore(DataInputStream in) throws IOException {
    set(segmentation, in.readFloat());
    set(depth, in.readFloat());
  }

  private static void set(NDArray scalar, float value) {
    try (NDArray source = scalar.getManager().create(new float[] {value})) {
      source.copyTo(scalar);
    }
  }

  /** The sum to minimise. */
  NDArray total(NDArray segmentationLoss, NDArray depthLoss) {
    NDArray first = segmentation.neg().exp().mul(segmentationLoss);
    NDArray second = Gradients.scaled(depth.neg().exp().mul(depthLoss).add(depth), 0.5);
    return first.add(Gradients.scaled(segmentation, 0.5)).add(second).sum();
  }
}
