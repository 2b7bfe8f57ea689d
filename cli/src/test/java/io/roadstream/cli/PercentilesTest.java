package io.roadstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

  @Test
  void shouldTakeTheNearestRank() {
    List<Double> values = IntStream.rangeClosed(1, 200).mapToObj(i -> 201.0 - i).toList();
    assertThat(Percentiles.of(values).summary())
        .containsEntry("p50", 100.0)
        .containsEntry("p95", 190.0)
        .containsEntry("p99", 198.0);
  }

  @Test
  void shouldNotBeOneRankTooHighByRounding() {
    List<Double> values = IntStream.rangeClosed(1, 100).mapToObj(i -> (double) i).toList();
    assertThat(Percentiles.of(values).at(0.07)).isEqualTo(7);
  }

  @Test
  void shouldGiveTheOnlyValueForEveryShare() {
    assertThat(Percentiles.of(List.of(3.0)).summary().values()).containsOnly(3.0);
  }

  @Test
  void shouldGiveNoNumberWhenThereIsNone() {
    assertThat(Percentiles.of(List.of()).at(0.5)).isNaN();
  }
}
