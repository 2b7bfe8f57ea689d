package io.roadstream.trainer.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.roadstream.trainer.network.Gradients;

/**
 * How far predicted and labelled areas are from covering each other: 1 less the mean IoU of a
 * batch, with probabilities in place of decisions. A class that fills ten cells counts as much as
 * one that fills the image, and what is wrongly taken for it costs as much as what is missed.
 * Rahman and Wang, "Optimizing Intersection-Over-Union in Deep Neural Networks for Image
 * Segmentation", 2016.
 *
 * <p>Only each class's areas are computed on the network's tensors. The quotients and their
 * derivatives by an area are plain arithmetic on a few numbers; as constants of a linear function
 * of the areas they give the same value and gradient as quotients of tensors would, which have a
 * plane for each class and take longer than the network itself.
 */
public final class SoftJaccard {

  private static final int[] IMAGES = {0, 2};

  private SoftJaccard() {}

  /**
   * The loss over the classes that the batch's valid cells are labelled with.
   *
   * @param logits [N,C,H,W]
   * @param classes [N,1,H,W] int64 below C
   * @param valid [N,1,H,W], 1 or 0
   * @return a scalar from 0 to 1 with a gradient for the logits of valid cells; 0 where there is
   *     none
   */
  public static NDArray of(NDArray logits, NDArray classes, NDArray valid) {
    NDArray probability = logits.softmax(1);
    NDArray right = probability.gather(classes, 1).mul(valid);
    NDArray predicted = areas(probability, valid);
    float[] areas = predicted.toFloatArray();
    double[] labelled = new double[areas.length];
    double[] shared = new double[areas.length];
    add(classes.toLongArray(), valid.toFloatArray(), right.toFloatArray(), labelled, shared);

    float[] ofPredicted = new float[areas.length];
    float[] ofShared = new float[areas.length];
    double constant = 0;
    int present = 0;
    for (int c = 0; c < areas.length; c++) {
      if (labelled[c] > 0) {
        double either = areas[c] + labelled[c] - shared[c];
        double iou = shared[c] / either;
        ofPredicted[c] = (float) (iou / either);
        ofShared[c] = (float) (-(1 + iou) / either);
        constant += 1 - iou * (1 - labelled[c] / either);
        present++;
      }
    }
    NDManager manager = logits.getManager();
    NDArray ofRight = manager.create(ofShared).get(classes.flatten()).reshape(classes.getShape());
    NDArray sum = predicted.mul(manager.create(ofPredicted)).sum().add(right.mul(ofRight).sum());
    return Gradients.scaled(sum.add((float) constant), 1.0 / Math.max(1, present));
  }

  /** The sum of each class's probabilities over the valid cells, C values. */
  private static NDArray areas(NDArray probability, NDArray valid) {
    Shape shape = probability.getShape();
    long images = shape.get(0);
    long cells = shape.get(2) * shape.get(3);
    return probability
        .reshape(images, shape.get(1), cells)
        .matMul(valid.reshape(images, cells, 1))
        .sum(IMAGES);
  }

  private static void add(
      long[] classes, float[] valid, float[] right, double[] labelled, double[] shared) {
    for (int i = 0; i < classes.length; i++) {
      labelled[(int) classes[i]] += valid[i];
      shared[(int) classes[i]] += right[i];
    }
  }
}
