package io.roadstream.benchmarks.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TimingTest {

  @Test
  void shouldGiveTheSampleStatisticsInMilliseconds() {
    Timing timing = Timing.ofNanos(new long[] {4_000_000, 1_000_000, 3_000_000, 2_000_000});

    assertThat(timing.mean()).isEqualTo(2.5);
    assertThat(timing.std()).isCloseTo(Math.sqrt(5.0 / 3), within(1e-9));
    assertThat(timing.median()).isEqualTo(2.5);
    assertThat(timing.p99()).isEqualTo(4);
  }

  @Test
  void shouldTakeTheValueThatNinetyNineInAHundredDoNotExceed() {
    Timing timing =
        Timing.ofNanos(LongStream.rangeClosed(1, 300).map(ms -> ms * 1_000_000).toArray());

    assertThat(timing.p99()).isEqualTo(297);
    assertThat(timing.median()).isEqualTo(150.5);
  }

  @Test
  void shouldHaveNoSpreadWhenThereIsOneRun() {
    assertThat(Timing.ofNanos(new long[] {7_000_000})).isEqualTo(new Timing(7, 0, 7, 7));
  }
}
