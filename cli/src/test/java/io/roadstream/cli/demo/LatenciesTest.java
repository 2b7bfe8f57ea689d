package io.roadstream.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LatenciesTest {

  @Test
  void shouldTakePercentilesByNearestRank() {
    Latencies latencies = new Latencies();
    for (int i = 100; i >= 1; i--) {
      latencies.add("infer", i);
    }
    assertThat(latencies.percentiles("infer"))
        .isEqualTo(Map.of("p50", 50.0, "p95", 95.0, "p99", 99.0));
  }

  @Test
  void shouldAnswerZeroWhenNothingWasMeasured() {
    assertThat(new Latencies().percentiles("infer")).containsValue(0.0).hasSize(3);
  }
}
