package io.roadstream.trainer.loss;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import io.roadstream.trainer.network.Gradients;

/**
 * Differences of encoded depth, [N,1,H,W] each, over the cells whose depth is known; 0 where there
 * is none. Each result is a scalar with a gradient for the prediction at valid cells.
 */
public final class DepthLosses {

  private static final double BERHU_PART = 0.2;
  private static final double SILOG_SHARE = 0.85;
  private static final double TINY = 1e-6;
  private static final double LOG_SCALE = 5;
  private static final int[] IMAGE_AXES = {1, 2, 3};

  /**
   * Cells from one end of a slope to the other: an edge, a thing, a thing and what is beside it.
   */
  private static final int[] SPANS = {1, 4, 16};

  private DepthLosses() {}

  /** The loss that a setting names. */
  public static NDArray of(DepthLoss loss, NDArray predicted, NDArray truth, NDArray valid) {
    return switch (loss) {
      case L1 -> absolute(predicted, truth, valid);
      case RELATIVE -> relative(predicted, truth, valid, 0.5);
      case ABSREL -> relative(predicted, truth, valid, 1);
      case MSE -> squared(predicted, truth, valid);
      case BERHU -> berHu(predicted, truth, valid, berHuThreshold(predicted, truth, valid));
      case SILOG -> scaleInvariant(predicted, truth, valid);
    };
  }

  /** Mean absolute difference. */
  public static NDArray absolute(NDArray predicted, NDArray truth, NDArray valid) {
    return predicted.sub(truth).abs().mul(valid).sum().div(count(valid));
  }

  /**
   * Mean of |(estimate / depth)^power - 1| over the cells, divided by 5 · power: beside small
   * differences of codes, which are the depth's logarithm over 5, that is their absolute
   * difference.
   */
  public static NDArray relative(NDArray predicted, NDArray truth, NDArray valid, double power) {
    double scale = LOG_SCALE * power;
    NDArray ratio = Gradients.scaled(predicted.sub(truth).mul(valid), scale).exp();
    return Gradients.scaled(ratio.sub(1).abs().sum(), 1 / scale).div(count(valid));
  }

  /** Mean squared difference. */
  public static NDArray squared(NDArray predicted, NDArray truth, NDArray valid) {
    return predicted.sub(truth).square().mul(valid).sum().div(count(valid));
  }

  /** Where berHu goes from absolute to squared: a fifth of the largest difference. */
  public static double berHuThreshold(NDArray predicted, NDArray truth, NDArray valid) {
    return Math.max(BERHU_PART * predicted.sub(truth).abs().mul(valid).max().getFloat(), TINY);
  }

  /** Mean of berHu with a threshold. */
  public static NDArray berHu(NDArray predicted, NDArray truth, NDArray valid, double threshold) {
    NDArray absolute = predicted.sub(truth).abs();
    NDArray square =
        Gradients.scaled(absolute.square().add(threshold * threshold), 1 / (2 * threshold));
    NDArray each = NDArrays.where(absolute.gt(threshold), square, absolute);
    return each.mul(valid).sum().div(count(valid));
  }

  /** Mean over the images that have a depth of the scale-invariant difference. */
  public static NDArray scaleInvariant(NDArray predicted, NDArray truth, NDArray valid) {
    NDArray difference = predicted.sub(truth).mul(valid);
    NDArray cells = valid.sum(IMAGE_AXES);
    NDArray number = cells.maximum(1);
    NDArray mean = difference.sum(IMAGE_AXES).div(number);
    NDArray squares = difference.square().sum(IMAGE_AXES).div(number);
    NDArray some = cells.minimum(1);
    NDArray roots =
        squares.sub(Gradients.scaled(mean.square(), SILOG_SHARE)).add((float) TINY).sqrt();
    return roots.mul(some).sum().div(count(some));
  }

  /**
   * Mean over several spans of how much the difference changes from a cell to the one so far to its
   * right and so far below it; spans that the crop is too small for change nothing. Over several
   * spans: Li and Snavely, "MegaDepth", 2018, who take them on ever smaller images.
   */
  public static NDArray slope(NDArray predicted, NDArray truth, NDArray valid) {
    NDArray difference = predicted.sub(truth);
    long height = difference.getShape().get(2);
    long width = difference.getShape().get(3);
    NDArray sum = difference.getManager().zeros(new Shape());
    for (int span : SPANS) {
      if (span < width) {
        sum = sum.add(change(difference, valid, ":,:,:,%d:", ":,:,:,:-%d", span));
      }
      if (span < height) {
        sum = sum.add(change(difference, valid, ":,:,%d:,:", ":,:,:-%d,:", span));
      }
    }
    return Gradients.scaled(sum, 1.0 / SPANS.length);
  }

  private static NDArray change(
      NDArray difference, NDArray valid, String later, String earlier, int span) {
    NDIndex second = new NDIndex(later.formatted(span));
    NDIndex first = new NDIndex(earlier.formatted(span));
    NDArray both = valid.get(second).mul(valid.get(first));
    return difference.get(second).sub(difference.get(first)).abs().mul(both).sum().div(count(both));
  }

  private static NDArray count(NDArray valid) {
    return valid.sum().maximum(1);
  }
}
