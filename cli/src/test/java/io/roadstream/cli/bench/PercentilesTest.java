package io.roadstream.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

  @Test
  void shouldTakeTheNearestRank() {
    long[] nanos = LongStream.rangeClosed(1, 200).map(i -> (201 - i) * 1_000_000).toArray();
    assertThat(new Percentiles(nanos).summary())
        .containsEntry("p50", 100.0)
        .containsEntry("p95", 190.0)
        .containsEntry("p99", 198.0);
  }

  @Test
  void shouldGiveTheOnlyValueForEveryShare() {
    assertThat(new Percentiles(new long[] {3_000_000}).summary().values()).containsOnly(3.0);
  }

  @Test
  void shouldGiveNoNumberWhenThereIsNone() {
    assertThat(new Percentiles(new long[0]).millis(0.5)).isNaN();
  }
}
