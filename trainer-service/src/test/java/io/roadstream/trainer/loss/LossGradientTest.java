package io.roadstream.trainer.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.roadstream.trainer.loss.LossSettings.Balance;
import io.roadstream.trainer.loss.LossSettings.ClassWeights;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Compares every loss's gradient with central differences. */
class LossGradientTest {

  private static final int IMAGES = 2;
  private static final int SIDE = 4;
  private static final int CLASSES = 3;
  private static final Shape CELLS = new Shape(IMAGES, 1, SIDE, SIDE);
  private static final int COUNT = IMAGES * SIDE * SIDE;
  private static final double STEP = 1e-2;

  private final NDManager manager = NDManager.newBaseManager("PyTorch");
  private final Random random = new Random(17);

  private final float[] truth = values(COUNT, 0.3);
  private final float[] valid = valid();

  @AfterEach
  void close() {
    manager.close();
  }

  private float[] values(int count, double spread) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (spread * random.nextGaussian());
    }
    return values;
  }

  private float[] valid() {
    float[] flags = new float[COUNT];
    for (int i = 0; i < COUNT; i++) {
      flags[i] = i % 5 == 0 ? 0 : 1;
    }
    return flags;
  }

  /** A prediction that is nowhere within a step of a kink: neither of |d| = 0 nor of |d| = c. */
  private float[] prediction() {
    float[] prediction = truth.clone();
    for (int i = 0; i < COUNT; i++) {
      prediction[i] += (i % 2 == 0 ? 1 : -1) * (0.05f + 0.11f * (i % 7));
    }
    return prediction;
  }

  private void check(UnaryOperator<NDArray> loss, float[] at, Shape shape) {
    NDArray variable = manager.create(at, shape);
    variable.setRequiresGradient(true);
    try (GradientCollector gradients = manager.getEngine().newGradientCollector()) {
      gradients.backward(loss.apply(variable));
    }
    float[] gradient = variable.getGradient().toFloatArray();
    double largest = 0;
    for (int i = 0; i < at.length; i++) {
      float[] more = at.clone();
      float[] less = at.clone();
      more[i] += (float) STEP;
      less[i] -= (float) STEP;
      double slope =
          (loss.apply(manager.create(more, shape)).getFloat()
                  - loss.apply(manager.create(less, shape)).getFloat())
              / (2 * STEP);
      assertThat((double) gradient[i]).as("at %d", i).isCloseTo(slope, within(2e-3));
      largest = Math.max(largest, Math.abs(slope));
    }
    assertThat(largest).isGreaterThan(5e-3);
  }

  private NDArray cells(float... values) {
    return manager.create(values, CELLS);
  }

  @ParameterizedTest
  @EnumSource(DepthLoss.class)
  void shouldMatchFiniteDifferencesForEveryDepthLoss(DepthLoss loss) {
    if (loss == DepthLoss.BERHU) {
      // The threshold is a constant of the batch, so it is held still here too.
      check(y -> DepthLosses.berHu(y, cells(truth), cells(valid), 0.2), prediction(), CELLS);
    } else {
      check(y -> DepthLosses.of(loss, y, cells(truth), cells(valid)), prediction(), CELLS);
    }
  }

  @Test
  void shouldMatchFiniteDifferencesForTheSlope() {
    check(y -> DepthLosses.slope(y, cells(truth), cells(valid)), prediction(), CELLS);
  }

  @Test
  void shouldMeasureTheSlopeOverEverySpanThatFits() {
    // The error steps by 0.3 between the columns 9 and 10; three rows are too few for longer spans.
    Shape shape = new Shape(1, 1, 3, 40);
    float[] predicted = new float[3 * 40];
    for (int i = 0; i < predicted.length; i++) {
      predicted[i] = i % 40 < 10 ? 0 : 0.3f;
    }

    double slope =
        DepthLosses.slope(
                manager.create(predicted, shape), manager.zeros(shape), manager.ones(shape))
            .getFloat();

    assertThat(slope).isCloseTo(0.3 * (1 / 39.0 + 4 / 36.0 + 10 / 24.0) / 3, within(1e-6));
  }

  @Test
  void shouldMatchFiniteDifferencesForTheObjectSpread() {
    int[] objects = new int[COUNT];
    for (int i = 0; i < COUNT; i++) {
      objects[i] = i % 3;
    }
    check(y -> ObjectSpread.of(y, objects), prediction(), CELLS);
  }

  private NDArray classes() {
    long[] classes = new long[COUNT];
    for (int i = 0; i < COUNT; i++) {
      classes[i] = i * 7L % CLASSES;
    }
    return manager.create(classes, CELLS);
  }

  @Test
  void shouldMatchFiniteDifferencesForCrossEntropy() {
    Shape shape = new Shape(IMAGES, CLASSES, SIDE, SIDE);
    float[] logits = values(COUNT * CLASSES, 1);
    float[] weights = {0.5f, 1, 2};
    check(x -> CrossEntropy.of(x, classes(), cells(valid)), logits, shape);
    check(x -> CrossEntropy.weighted(x, classes(), cells(valid), weights), logits, shape);
  }

  @Test
  void shouldMatchFiniteDifferencesForTheOverlap() {
    Shape shape = new Shape(IMAGES, CLASSES, SIDE, SIDE);
    check(x -> SoftJaccard.of(x, classes(), cells(valid)), values(COUNT * CLASSES, 1), shape);
  }

  @Test
  void shouldMatchFiniteDifferencesForTheLearnedBalance() {
    NDArray segmentation = manager.create(new float[] {0.8f});
    NDArray depth = manager.create(new float[] {0.1f});
    TaskBalance balance = new TaskBalance(manager);
    try (GradientCollector gradients = manager.getEngine().newGradientCollector()) {
      gradients.backward(balance.total(segmentation, depth));
    }
    // At s = 0: d/ds of exp(-s) L + s/2 and of (exp(-s) L + s) / 2.
    assertThat(balance.parameters().get("balance.segmentation").getGradient().getFloat())
        .isCloseTo(0.5f - 0.8f, within(1e-6f));
    assertThat(balance.parameters().get("balance.depth").getGradient().getFloat())
        .isCloseTo(0.45f, within(1e-6f));
  }

  @Test
  void shouldMatchFiniteDifferencesForTheWholeLoss() {
    NDArray logits = manager.create(values(COUNT * 20, 1), new Shape(IMAGES, 20, SIDE, SIDE));
    int[] objects = new int[COUNT];
    for (int i = 0; i < COUNT; i++) {
      objects[i] = i / SIDE % 4;
    }
    MultiTaskLoss loss =
        new MultiTaskLoss(
            new LossSettings(DepthLoss.L1, 0, Balance.FIXED, 5, 0.5, 2, ClassWeights.NONE),
            new TaskBalance(manager),
            new float[0]);
    TrainingTargets targets =
        new TrainingTargets(classes(), cells(valid), cells(truth), cells(valid), objects);
    check(y -> loss.of(new NDList(logits, y), targets).total(), prediction(), CELLS);
  }
}
