package io.roadstream.perception.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.perception.mask.ClassMask;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

  private static final int VOID = ClassMask.VOID;

  private final ConfusionMatrix matrix = new ConfusionMatrix();

  @Test
  void shouldComputeIntersectionOverUnion() {
    matrix.add(mask(0, 0, 0, 1, 1, 13), mask(0, 0, 1, 1, 13, 13));

    assertThat(matrix.iou(0)).isCloseTo(2 / 3.0, within(1e-12));
    assertThat(matrix.iou(1)).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(matrix.iou(13)).isCloseTo(1 / 2.0, within(1e-12));
    assertThat(matrix.meanIou()).isCloseTo((2 / 3.0 + 1 / 3.0 + 1 / 2.0) / 3, within(1e-12));
    assertThat(matrix.pixelAccuracy()).isCloseTo(4 / 6.0, within(1e-12));
    assertThat(matrix.count(1, 13)).isEqualTo(1);
  }

  @Test
  void shouldNotScoreVoidTruth() {
    matrix.add(mask(VOID, VOID, 0), mask(0, 13, 0));

    assertThat(matrix.scored()).isEqualTo(1);
    assertThat(matrix.iou(0)).isEqualTo(1);
    assertThat(matrix.iou(13)).isNaN();
    assertThat(matrix.meanIou()).isEqualTo(1);
  }

  @Test
  void shouldTakeAVoidPredictionForAMiss() {
    matrix.add(mask(0, 0), mask(0, VOID));

    assertThat(matrix.iou(0)).isEqualTo(0.5);
    assertThat(matrix.pixelAccuracy()).isEqualTo(0.5);
  }

  @Test
  void shouldAverageOverTheClassesOfTheTruth() {
    matrix.add(mask(0, 0), mask(0, 16));

    assertThat(matrix.iou(16)).isZero();
    assertThat(matrix.isPresent(16)).isFalse();
    assertThat(matrix.meanIou()).isEqualTo(0.5);
  }

  @Test
  void shouldScoreTheDataSetAndNotTheMeanOfItsImages() {
    matrix.add(mask(0, 0, 0, 0), mask(0, 0, 0, 0));
    matrix.add(mask(0, 1), mask(1, 1));

    assertThat(matrix.iou(0)).isCloseTo(4 / 5.0, within(1e-12));
    assertThat(matrix.iou(1)).isCloseTo(1 / 2.0, within(1e-12));
  }

  @Test
  void shouldMergeToWhatOneMatrixWouldHaveCounted() {
    Random random = new Random(7);
    ConfusionMatrix one = new ConfusionMatrix();
    ConfusionMatrix other = new ConfusionMatrix();
    for (int i = 0; i < 20; i++) {
      ClassMask truth = random(random);
      ClassMask prediction = random(random);
      matrix.add(truth, prediction);
      (i % 2 == 0 ? one : other).add(truth, prediction);
    }

    one.merge(other);

    assertThat(one.meanIou()).isEqualTo(matrix.meanIou());
    assertThat(one.pixelAccuracy()).isEqualTo(matrix.pixelAccuracy());
    assertThat(one.scored()).isEqualTo(matrix.scored());
  }

  @Test
  void shouldHaveNoFigureWhenNothingWasScored() {
    assertThat(matrix.meanIou()).isNaN();
    assertThat(matrix.pixelAccuracy()).isNaN();
  }

  @Test
  void shouldRefuseMasksOfDifferentSize() {
    assertThatThrownBy(() -> matrix.add(mask(0, 0), mask(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2x1")
        .hasMessageContaining("1x1");
  }

  private static ClassMask mask(int... trainIds) {
    byte[] ids = new byte[trainIds.length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = (byte) trainIds[i];
    }
    return new ClassMask(ids.length, 1, ids);
  }

  private static ClassMask random(Random random) {
    int[] ids = new int[64];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = random.nextInt(10) == 0 ? VOID : random.nextInt(19);
    }
    return mask(ids);
  }
}
