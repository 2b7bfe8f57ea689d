package io.roadstream.perception.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.perception.depth.MetricDepth;
import org.junit.jupiter.api.Test;

class DepthHistogramTest {

  @Test
  void shouldCountEachDepthInItsBinWhereTheOtherMapHasOne() {
    DepthHistogram histogram = new DepthHistogram(1, 100, 2);
    MetricDepth depth = new MetricDepth(6, 1, new float[] {0.5f, 2, 20, 500, 0, 50});
    MetricDepth other = new MetricDepth(6, 1, new float[] {1, 1, 1, 1, 1, 0});
    histogram.add(depth, other);

    assertThat(histogram.share(0)).isEqualTo(0.5);
    assertThat(histogram.share(1)).isEqualTo(0.5);
    assertThat(histogram.metres(0)).isCloseTo(Math.sqrt(10), within(1e-9));
  }

  @Test
  void shouldRefuseLimitsThatHoldNothing() {
    assertThatThrownBy(() -> new DepthHistogram(0, 10, 5)).hasMessageContaining("0 < from < to");
  }
}
