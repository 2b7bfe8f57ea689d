package io.roadstream.trainer.loss;

/** What is minimised of the difference d of encoded depths. */
public enum DepthLoss {
  /** Mean |d|: 0.01 is 5 % of the depth, wherever it is. */
  L1,
  /**
   * Mean |e^(5d/2) - 1| · 2/5, that is |√(estimate / depth) - 1| in the unit of d. Where a cell may
   * be either of two things, as along the edges of what is near, L1 is smallest at the likelier
   * depth, and the relative error |estimate - depth| / depth at the median that weights each by 1 /
   * depth, which is nearer; this lies between them, and a distant cell counts as much as a near
   * one.
   */
  RELATIVE,
  /**
   * Mean |e^(5d) - 1| / 5, that is AbsRel, |estimate / depth - 1|, in the unit of d: leans twice as
   * far to the nearer of two things, and takes what may be anywhere for nearer than the middle.
   */
  ABSREL,
  /** Mean d², as in the article. */
  MSE,
  /**
   * Mean of |d| up to a threshold and of (d² + c²) / 2c above it; the threshold c is a fifth of the
   * batch's largest |d|. Laina et al., "Deeper Depth Prediction with Fully Convolutional Residual
   * Networks", 2016.
   */
  BERHU,
  /**
   * Root of each image's mean d² less 0.85 of its squared mean d: a common factor of all depths
   * costs little. Eigen et al., 2014, in the form of Lee et al., "From Big to Small", 2019.
   */
  SILOG
}
