package io.roadstream.trainer.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.trainer.Fixtures;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DriftTest {

  private static Distribution of(int trainId, int code) {
    Distribution distribution = new Distribution();
    distribution.add(
        new byte[] {(byte) trainId, 0, (byte) 255}, new short[] {(short) code, 0, (short) code});
    return distribution;
  }

  @Test
  void shouldBeNothingBetweenTheSameAndOneBetweenStrangers() {
    assertThat(of(13, 1000).distance(of(13, 1000))).isZero();
    assertThat(of(13, 1000).distance(of(13, 60_000))).isCloseTo(1, within(1e-9));
    assertThat(of(13, 1000).distance(of(11, 1000))).isCloseTo(0.5, within(1e-9));
    assertThat(of(13, 1000).distance(new Distribution())).isZero();
  }

  @Test
  void shouldComeBackFromABundlesProvenance() {
    Distribution distribution = of(13, 1000);

    assertThat(Distribution.of(distribution.shares()))
        .hasValueSatisfying(
            back -> assertThat(back.distance(distribution)).isCloseTo(0, within(1e-5)));
    assertThat(Distribution.of(Map.of("classes", 7))).isEmpty();
    assertThat(Distribution.of("none")).isEmpty();
  }

  @Test
  void shouldMeasureAgainstTheOldDataWhereTheBundleDoesNotSay() {
    DriftMeter meter =
        new DriftMeter(Fixtures::bundle, bundle -> Optional.empty(), () -> of(13, 1000));

    assertThat(meter.getAsDouble()).isZero();
  }
}
