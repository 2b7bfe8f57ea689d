package io.roadstream.trainer.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OneCycleTest {

  private final OneCycle schedule = new OneCycle(1e-2, 101, 0.3);

  @Test
  void shouldRiseFromATwentyFifthToThePeakAndFallToAlmostNothing() {
    double peak = 0.3 * 101 - 1;
    assertThat(schedule.rate(0)).isCloseTo(1e-2 / 25, within(1e-9));
    assertThat(schedule.rate((int) peak)).isCloseTo(1e-2, within(1e-5));
    assertThat(schedule.rate(100)).isCloseTo(1e-2 / 25e4, within(1e-9));
    // Half way down the cosine is at half the peak.
    assertThat(schedule.rate((int) Math.round(peak + (100 - peak) / 2)))
        .isCloseTo(5e-3, within(2e-4));
  }

  @Property(tries = 200)
  void shouldStayWithinItsLimitsWhateverItsLength(
      @ForAll @IntRange(min = 1, max = 500) int steps, @ForAll @IntRange(max = 499) int step) {
    OneCycle any = new OneCycle(0.5, steps, 0.2);
    assertThat(any.rate(Math.min(step, steps - 1))).isBetween(0.5 / 25e4 * 0.999, 0.5);
  }

  @Test
  void shouldRefuseWhatIsNoSchedule() {
    assertThatThrownBy(() -> new OneCycle(0, 10, 0.3)).hasMessageContaining("rate > 0");
    assertThatThrownBy(() -> new OneCycle(1, 0, 0.3)).hasMessageContaining("steps >= 1");
  }
}
