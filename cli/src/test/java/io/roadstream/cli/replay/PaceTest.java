package io.roadstream.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaceTest {

  @Test
  void shouldLetTurnsFollowAtTheRate() {
    Pace pace = new Pace(10);

    assertThat(pace.waitNanos(5_000_000_000L)).isZero();
    assertThat(pace.waitNanos(5_000_000_000L)).isEqualTo(100_000_000);
    assertThat(pace.waitNanos(5_150_000_000L)).isEqualTo(50_000_000);
  }

  @Test
  void shouldNotMakeUpForWhatWasLate() {
    Pace pace = new Pace(10);
    pace.waitNanos(0);

    assertThat(pace.waitNanos(5_000_000_000L)).isZero();
    assertThat(pace.waitNanos(5_000_000_000L)).isEqualTo(100_000_000);
  }

  @Test
  void shouldNotWaitWithoutARate() {
    Pace pace = new Pace(0);

    assertThat(pace.waitNanos(0)).isZero();
    assertThat(pace.waitNanos(0)).isZero();
  }
}
