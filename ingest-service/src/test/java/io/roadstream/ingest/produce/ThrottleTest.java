package io.roadstream.ingest.produce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ThrottleTest {

  /** Over ten seconds no more pass than wanted, and no fewer as long as enough come. */
  @Property
  void shouldPassTheWantedRateWhenEnoughCome(
      @ForAll @IntRange(min = 1, max = 30) int rate,
      @ForAll @IntRange(min = 1, max = 33) int periodMillis) {
    ManualTicker ticker = new ManualTicker();
    Throttle throttle = new Throttle(rate, ticker);
    int frames = 10_000 / periodMillis;
    long passed =
        IntStream.range(0, frames)
            .filter(
                i -> {
                  boolean pass = throttle.pass();
                  ticker.passMillis(periodMillis);
                  return pass;
                })
            .count();
    double seconds = frames * periodMillis / 1000.0;
    assertThat(passed).isLessThanOrEqualTo((long) Math.ceil(seconds * rate) + 1);
    assertThat(passed).isGreaterThanOrEqualTo((long) Math.floor(seconds * rate) - 1);
  }
}
