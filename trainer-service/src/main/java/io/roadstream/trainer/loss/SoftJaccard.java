package io.roadstream.trainer.loss;

import ai.djl.ndarray.NDArray;

/**
 * How far predicted and labelled areas are from covering each other: 1 less the mean IoU of a
 * batch, with probabilities in place of decisions. A class that fills ten cells counts as much as
 * one that fills the image, and what is wrongly taken for it costs as much as what is missed.
 * Rahman and Wang, "Optimizing Intersection-Over-Union in Deep Neural Networks for Image
 * Segmentation", 2016.
 */
public final class SoftJaccard {

  private static final int[] CELLS = {0, 2, 3};
  private static final float TINY = 1e-6f;

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
    NDArray probability = logits.softmax(1).mul(valid);
    int count = (int) logits.getShape().get(1);
    NDArray labelled = classes.squeeze(1).oneHot(count).transpose(0, 3, 1, 2).mul(valid);
    NDArray area = labelled.sum(CELLS);
    NDArray shared = probability.mul(labelled).sum(CELLS);
    NDArray either = probability.sum(CELLS).add(area).sub(shared).maximum(TINY);
    NDArray present = area.minimum(1);
    return shared.div(either).neg().add(1).mul(present).sum().div(present.sum().maximum(1));
  }
}
