package io.roadstream.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MultiTaskLossTest {

  private static final Shape CELLS = new Shape(1, 1, 1, 3);

  private final NDManager manager = NDManager.newBaseManager("PyTorch");

  @AfterEach
  void close() {
    manager.close();
  }

  private NDArray cells(float... values) {
    return manager.create(values, CELLS);
  }

  /** Two classes, three cells: (1, 3), (2, 2) and (5, -5). */
  private NDArray logits() {
    return manager.create(new float[] {1, 2, 5, 3, 2, -5}, new Shape(1, 2, 1, 3));
  }

  private NDArray classes() {
    return manager.create(new long[] {1, 0, 1}, CELLS);
  }

  @Test
  void shouldEqualTheHandComputationWhenOneCellIsVoid() {
    // -ln(e^3 / (e^1 + e^3)) and ln 2; the third cell, which is badly wrong, is void.
    double expected = (Math.log(1 + Math.exp(-2)) + Math.log(2)) / 2;
    assertThat((double) CrossEntropy.of(logits(), classes(), cells(1, 1, 0)).getFloat())
        .isCloseTo(expected, within(1e-6));
  }

  @Test
  void shouldMeanOverValidCellsWhenDepthIsPartlyUnknown() {
    NDArray predicted = cells(0.5f, 0.2f, 9f);
    NDArray truth = cells(0.4f, 0.5f, 0f);
    assertThat(DepthLosses.absolute(predicted, truth, cells(1, 1, 0)).getFloat())
        .isCloseTo(0.2f, within(1e-6f));
    assertThat(DepthLosses.squared(predicted, truth, cells(1, 1, 0)).getFloat())
        .isCloseTo(0.05f, within(1e-6f));
  }

  @Test
  void shouldCountTooFarMoreThanTooNearWhenRelative() {
    // Four times as far as it is, and a quarter as far: |2 - 1| and |1/2 - 1| of the square root;
    // the third is unknown.
    float four = (float) (Math.log(4) / 5);
    NDArray predicted = cells(four, 0.5f - four, 9f);
    NDArray truth = cells(0, 0.5f, 0);
    assertThat(DepthLosses.of(DepthLoss.RELATIVE, predicted, truth, cells(1, 1, 0)).getFloat())
        .isCloseTo(0.4f * (1 + 0.5f) / 2, within(1e-6f));
    assertThat(DepthLosses.of(DepthLoss.ABSREL, predicted, truth, cells(1, 1, 0)).getFloat())
        .isCloseTo(0.2f * (3 + 0.75f) / 2, within(1e-6f));
  }

  @Test
  void shouldBeOneLessTheMeanIouWhenTheNetworkIsSure() {
    // Sure of class 1, 0 and 0 where 1, 1 and 0 are labelled: IoU 1/2 of each class; then without
    // the last cell: 1/2 of class 1, and class 0 does not occur.
    NDArray sure = manager.create(new float[] {-50, 50, 50, 50, -50, -50}, new Shape(1, 2, 1, 3));
    NDArray labels = manager.create(new long[] {1, 1, 0}, CELLS);
    assertThat(SoftJaccard.of(sure, labels, cells(1, 1, 1)).getFloat())
        .isCloseTo(0.5f, within(1e-6f));
    assertThat(SoftJaccard.of(sure, labels, cells(1, 0, 0)).getFloat()).isZero();
    assertThat(SoftJaccard.of(sure, labels, cells(1, 1, 0)).getFloat())
        .isCloseTo(0.5f, within(1e-6f));
  }

  @Test
  void shouldBeZeroWhenNothingIsValid() {
    assertThat(CrossEntropy.of(logits(), classes(), cells(0, 0, 0)).getFloat()).isZero();
    assertThat(DepthLosses.absolute(cells(1, 2, 3), cells(0, 0, 0), cells(0, 0, 0)).getFloat())
        .isZero();
    assertThat(DepthLosses.relative(cells(1, 2, 3), cells(0, 0, 0), cells(0, 0, 0), 1).getFloat())
        .isZero();
    assertThat(SoftJaccard.of(logits(), classes(), cells(0, 0, 0)).getFloat()).isZero();
  }

  @Test
  void shouldGiveInvalidCellsNoGradientWhenTrained() {
    NDArray logits = logits();
    NDArray depth = cells(0.5f, 0.2f, 9f);
    logits.setRequiresGradient(true);
    depth.setRequiresGradient(true);
    try (GradientCollector gradients = manager.getEngine().newGradientCollector()) {
      MultiTaskLoss.Parts parts =
          new MultiTaskLoss(
                  LossSettings.fixed(DepthLoss.L1, 5), new TaskBalance(manager), new float[0])
              .of(
                  new NDList(logits, depth),
                  new TrainingTargets(
                      classes(), cells(1, 1, 0), cells(0.4f, 0.5f, 0), cells(0, 1, 0), new int[0]));
      gradients.backward(parts.total());
    }
    float[] byLogit = logits.getGradient().toFloatArray();
    assertThat(byLogit[2]).isZero();
    assertThat(byLogit[5]).isZero();
    assertThat(byLogit[0]).isNotZero();
    assertThat(depth.getGradient().toFloatArray()).containsExactly(0, -5, 0);
  }
}
