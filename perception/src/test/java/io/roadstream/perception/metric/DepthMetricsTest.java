package io.roadstream.perception.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.metric.DepthMetrics.Errors;
import io.roadstream.perception.metric.DepthMetrics.Range;
import org.junit.jupiter.api.Test;

class DepthMetricsTest {

  private final DepthMetrics metrics = new DepthMetrics();

  @Test
  void shouldComputeTheErrors() {
    metrics.add(depth(10, 20), depth(11, 10));

    Errors errors = metrics.errors();

    assertThat(errors.scored()).isEqualTo(2);
    assertThat(errors.absRel()).isCloseTo((0.1 + 0.5) / 2, within(1e-9));
    assertThat(errors.rmse()).isCloseTo(Math.sqrt((1 + 100) / 2.0), within(1e-9));
    assertThat(errors.rmseLog())
        .isCloseTo(
            Math.sqrt((Math.pow(Math.log(1.1), 2) + Math.pow(Math.log(0.5), 2)) / 2), within(1e-9));
    assertThat(errors.delta1()).isEqualTo(0.5);
  }

  @Test
  void shouldCountRatiosBelowEachLimit() {
    metrics.add(depth(8, 8, 8, 8), depth(9.9f, 12.4f, 15.6f, 15.7f));

    assertThat(metrics.errors().delta1()).isEqualTo(0.25);
    assertThat(metrics.errors().delta2()).isEqualTo(0.5);
    assertThat(metrics.errors().delta3()).isEqualTo(0.75);
  }

  @Test
  void shouldScoreOnlyCellsWithATrueDepth() {
    metrics.add(depth(0, Float.NaN, Float.POSITIVE_INFINITY, -1, 5), depth(3, 3, 3, 3, 5));

    assertThat(metrics.errors().scored()).isEqualTo(1);
    assertThat(metrics.errors().absRel()).isZero();
  }

  @Test
  void shouldCountPredictionsThatAreMissing() {
    metrics.add(depth(5, 50, 5), depth(5, 0, Float.NaN));

    assertThat(metrics.errors().scored()).isEqualTo(1);
    assertThat(metrics.errors().missing()).isEqualTo(2);
    assertThat(metrics.errors(Range.FAR).missing()).isEqualTo(1);
  }

  @Test
  void shouldSplitByTheTrueDepth() {
    metrics.add(depth(9.99f, 10, 29.9f, 30, 79.9f, 80, 249), depth(1, 10, 10, 30, 30, 80, 80));

    assertThat(metrics.errors(Range.NEAR).scored()).isEqualTo(1);
    assertThat(metrics.errors(Range.MIDDLE).scored()).isEqualTo(2);
    assertThat(metrics.errors(Range.FAR).scored()).isEqualTo(2);
    assertThat(metrics.errors(Range.DISTANT).scored()).isEqualTo(2);
    assertThat(metrics.errors().scored()).isEqualTo(7);
  }

  @Test
  void shouldMergeToWhatOneInstanceWouldHaveCounted() {
    metrics.add(depth(5, 20), depth(6, 30));
    metrics.add(depth(50, 100), depth(60, 90));
    DepthMetrics one = new DepthMetrics();
    DepthMetrics other = new DepthMetrics();
    one.add(depth(5, 20), depth(6, 30));
    other.add(depth(50, 100), depth(60, 90));

    one.merge(other);

    assertThat(one.errors()).isEqualTo(metrics.errors());
  }

  @Test
  void shouldHaveNoFigureWhenNothingWasScored() {
    assertThat(metrics.errors().absRel()).isNaN();
    assertThat(metrics.errors(Range.NEAR).delta1()).isNaN();
  }

  @Test
  void shouldRefuseRastersOfDifferentSize() {
    assertThatThrownBy(() -> metrics.add(depth(1, 2), depth(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static MetricDepth depth(float... metres) {
    return new MetricDepth(metres.length, 1, metres);
  }
}
