package io.roadstream.perception.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.mask.ClassMask;
import org.junit.jupiter.api.Test;

class TaskLeakageTest {

  @Test
  void shouldSortCellsByWhatFailed() {
    ClassMask truth = new ClassMask(6, 1, new byte[] {0, 0, 0, 0, (byte) 255, 13});
    ClassMask told = new ClassMask(6, 1, new byte[] {0, 1, 0, 1, 1, 13});
    MetricDepth trueDepth = new MetricDepth(6, 1, new float[] {10, 10, 10, 10, 10, 0});
    MetricDepth toldDepth = new MetricDepth(6, 1, new float[] {11, 11, 13, 7, 30, 5});
    TaskLeakage leakage = new TaskLeakage();
    leakage.add(truth, told, trueDepth, toldDepth);

    assertThat(leakage.counts()).isEqualTo(new TaskLeakage.Counts(1, 1, 1, 1));
    assertThat(leakage.counts(13)).isEqualTo(new TaskLeakage.Counts(0, 0, 0, 0));
    assertThat(new TaskLeakage.Counts(8, 1, 2, 3).depthFailsWhenMaskRight())
        .isCloseTo(0.2, within(1e-9));
    assertThat(new TaskLeakage.Counts(8, 1, 2, 3).depthFailsWhenMaskWrong())
        .isCloseTo(0.75, within(1e-9));
  }
}
