package io.roadstream.trainer.loss;

import ai.djl.ndarray.NDArray;

/**
 * The mean, over the objects of a batch, of the variance of encoded depth inside an object: the
 * article's idea that an object's depth is nearly constant.
 *
 * <p>The objects' means are computed here and enter as constants. The gradient is exact all the
 * same, since the sum of squares has its minimum at the mean: moving that changes nothing.
 */
public final class ObjectSpread {

  private ObjectSpread() {}

  /**
   * The mean variance, a scalar with a gradient; 0 where there is no object.
   *
   * @param depth predicted [N,1,H,W]
   * @param objects number of each cell's object, from 1, or 0
   */
  public static NDArray of(NDArray depth, int[] objects) {
    int most = 0;
    for (int object : objects) {
      most = Math.max(most, object);
    }
    double[] sums = new double[most + 1];
    int[] cells = new int[most + 1];
    float[] values = depth.toFloatArray();
    for (int i = 0; i < values.length; i++) {
      sums[objects[i]] += values[i];
      cells[objects[i]]++;
    }
    float[] means = new float[values.length];
    float[] shares = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      int object = objects[i];
      if (object > 0) {
        means[i] = (float) (sums[object] / cells[object]);
        shares[i] = 1f / ((float) cells[object] * most);
      }
    }
    NDArray mean = depth.getManager().create(means, depth.getShape());
    NDArray share = depth.getManager().create(shares, depth.getShape());
    return depth.sub(mean).square().mul(share).sum();
  }
}
