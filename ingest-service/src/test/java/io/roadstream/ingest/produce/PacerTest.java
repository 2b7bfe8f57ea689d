package io.roadstream.ingest.produce;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PacerTest {

  private final ManualTicker ticker = new ManualTicker();

  @Test
  void shouldKeepTheSourcesOwnPaceWhenNoRateIsGiven() throws Exception {
    Pacer pacer = new Pacer(OptionalDouble.empty(), ticker);
    pacer.await(Duration.ZERO);
    pacer.await(Duration.ofMillis(40));
    pacer.await(Duration.ofMillis(140));
    assertThat(ticker.sleptMillis).containsExactly(40L, 100L);
  }

  @Test
  void shouldKeepTheRateWhenOneIsGiven() throws Exception {
    Pacer pacer = new Pacer(OptionalDouble.of(20), ticker);
    pacer.await(Duration.ZERO);
    pacer.await(Duration.ofMillis(1));
    pacer.await(Duration.ofSeconds(9));
    assertThat(ticker.sleptMillis).containsExactly(50L, 50L);
  }

  @Test
  void shouldMakeGoodASmallDelayWhenWorkTookTime() throws Exception {
    Pacer pacer = new Pacer(OptionalDouble.of(10), ticker);
    pacer.await(Duration.ZERO);
    ticker.passMillis(130);
    pacer.await(Duration.ZERO);
    ticker.passMillis(20);
    pacer.await(Duration.ZERO);
    assertThat(ticker.sleptMillis).containsExactly(50L);
  }

  @Test
  void shouldGiveUpTheLostTimeWhenTheLagIsLong() throws Exception {
    Pacer pacer = new Pacer(OptionalDouble.of(10), ticker);
    pacer.await(Duration.ZERO);
    ticker.passMillis(5000);
    pacer.await(Duration.ZERO);
    pacer.await(Duration.ZERO);
    assertThat(ticker.sleptMillis).containsExactly(100L);
  }

  @Test
  void shouldGoOnAtTheSamePaceWhenTheSourceBeginsAgain() throws Exception {
    Pacer pacer = new Pacer(OptionalDouble.empty(), ticker);
    pacer.await(Duration.ZERO);
    pacer.await(Duration.ofMillis(40));
    pacer.await(Duration.ZERO);
    pacer.await(Duration.ofMillis(40));
    assertThat(ticker.sleptMillis).containsExactly(40L, 40L, 40L);
  }
}
