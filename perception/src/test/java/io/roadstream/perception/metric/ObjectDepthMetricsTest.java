package io.roadstream.perception.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.mask.ClassMask;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ObjectDepthMetricsTest {

  private static final int WIDTH = 20;
  private static final int HEIGHT = 10;
  private static final byte CAR = 13;
  private static final byte PERSON = 11;

  /** Road with a car in the left part, a person in the right, and a car of four cells. */
  private static ClassMask mask() {
    byte[] ids = new byte[WIDTH * HEIGHT];
    fill(ids, 1, 7, CAR);
    fill(ids, 12, 17, PERSON);
    ids[9 * WIDTH + 9] = CAR;
    ids[9 * WIDTH + 10] = CAR;
    return new ClassMask(WIDTH, HEIGHT, ids);
  }

  private static void fill(byte[] ids, int from, int to, byte id) {
    for (int y = 2; y < 8; y++) {
      Arrays.fill(ids, y * WIDTH + from, y * WIDTH + to, id);
    }
  }

  private static MetricDepth depth(float left, float right) {
    float[] metres = new float[WIDTH * HEIGHT];
    for (int i = 0; i < metres.length; i++) {
      metres[i] = i % WIDTH < 10 ? left : right;
    }
    return new MetricDepth(WIDTH, HEIGHT, metres);
  }

  @Test
  void shouldScoreEachObjectsMedianByClassAndRange() {
    ObjectDepthMetrics metrics = new ObjectDepthMetrics();
    metrics.add(mask(), depth(8, 40), depth(10, 36));

    assertThat(metrics.errors().objects()).isEqualTo(2);
    assertThat(metrics.errors(CAR).absRel()).isCloseTo(0.25, within(1e-6));
    assertThat(metrics.errors(CAR).bias()).isCloseTo(0.25, within(1e-6));
    assertThat(metrics.errors(CAR).delta1()).isZero();
    assertThat(metrics.errors(PERSON).bias()).isCloseTo(-0.1, within(1e-6));
    assertThat(metrics.errors(DepthMetrics.Range.NEAR).objects()).isEqualTo(1);
    assertThat(metrics.errors(DepthMetrics.Range.FAR).delta1()).isEqualTo(1);
    assertThat(metrics.errors(DepthMetrics.Range.MIDDLE).absRel()).isNaN();
  }

  @Test
  void shouldPassOverObjectsWithoutDepth() {
    ObjectDepthMetrics metrics = new ObjectDepthMetrics();
    metrics.add(mask(), depth(0, 40), depth(10, 36));
    assertThat(metrics.errors().objects()).isEqualTo(1);
  }

  @Test
  void shouldRefuseRastersOfDifferentSize() {
    assertThatThrownBy(
            () ->
                new ObjectDepthMetrics()
                    .add(mask(), depth(1, 1), new MetricDepth(1, 1, new float[1])))
        .hasMessageContaining("differ in size");
  }
}
