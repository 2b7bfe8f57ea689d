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

  /** Adds the gradient of a scalar to that of every weight which it was computed from. */
  public void backward(NDArray scalar) {
    NDArray one = scalar.getManager().ones(scalar.getShape(), scalar.getDataType());
    JniUtils.backward((PtNDArray) scalar, (PtNDArray) one, false, false);
  }

  @Override
  public void close() {
    JniUtils.setGradMode(before);
  }
}
