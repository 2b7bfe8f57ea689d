package io.roadstream.trainer.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class HoldOutTest {

  private static SampleEntry entry(String camera, long seconds) {
    return new SampleEntry(
        0, seconds, camera + seconds, camera, Instant.ofEpochSecond(seconds), true, true);
  }

  @Test
  void shouldKeepABlockOfACameraOnOneSide() {
    HoldOut holdOut = new HoldOut(0.3, 60);
    for (int block = 0; block < 200; block++) {
      boolean first = holdOut.holds(entry("gate", block * 60L));
      for (int second = 1; second < 60; second += 7) {
        assertThat(holdOut.holds(entry("gate", block * 60L + second))).isEqualTo(first);
      }
    }
  }

  @Test
  void shouldHoldItsShareOfTheBlocks() {
    HoldOut holdOut = new HoldOut(0.2, 10);
    int held = 0;
    for (int i = 0; i < 5000; i++) {
      held += holdOut.holds(entry("camera-" + i % 7, 10L * i)) ? 1 : 0;
    }
    assertThat(held / 5000.0).isCloseTo(0.2, within(0.03));
  }

  @Test
  void shouldRefuseSharesThatHoldAllOrNothing() {
    assertThatThrownBy(() -> new HoldOut(1, 10)).hasMessageContaining("share is 1.0");
    assertThatThrownBy(() -> new HoldOut(0.2, 0)).hasMessageContaining("blockSeconds is 0");
  }
}
