package io.roadstream.trainer.network;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;

/**
 * While it is open, the thread that opened it records what is needed for gradients. DJL's own
 * collector is one for the whole process; of these each thread may have one.
 */
public final class Gradients implements AutoCloseable {

  private final boolean before = JniUtils.isGradMode();

  /** Begins to record. */
  public Gradients() {
    JniUtils.setGradMode(true);
  }

  /**
   * Adds the gradient of a scalar, times a factor, to that of every weight which it was computed
   * from.
   */
  public void backward(NDArray scalar, double factor) {
    NDArray outer = scalar.getManager().full(scalar.getShape(), (float) factor);
    JniUtils.backward((PtNDArray) scalar, (PtNDArray) outer, false, false);
  }

  /**
   * An array times a constant, for what will be differentiated. {@code mul} and {@code div} of a
   * number are not for that: DJL frees the number's memory when they return, while the backward
   * pass still reads it, and finds whatever lies there by then.
   *
   * @return belongs to the array's manager, as does the constant
   */
  public static NDArray scaled(NDArray array, double factor) {
    return array.mul(array.getManager().create((float) factor));
  }

  @Override
  public void close() {
    JniUtils.setGradMode(before);
  }
}
