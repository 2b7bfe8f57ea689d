package io.roadstream.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.schemas.FrameObjects;
import io.roadstream.schemas.FrameRef;
import io.roadstream.schemas.InferenceTimings;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StageLatenciesTest {

  private static final Instant SENT = Instant.parse("2026-03-01T12:00:00Z");

  private final StageLatencies latencies = new StageLatencies();

  @Test
  void shouldTakePercentilesByNearestRank() {
    for (int i = 100; i >= 1; i--) {
      latencies.add(objects(i * 1000L), SENT.plusMillis(2L * i));
    }

    assertThat(latencies.percentiles("infer"))
        .isEqualTo(Map.of("p50", 50.0, "p95", 95.0, "p99", 99.0));
    assertThat(latencies.percentiles(StageLatencies.END_TO_END)).containsEntry("p50", 100.0);
  }

  @Test
  void shouldGiveToDeliveryWhatNoStageAccountsFor() {
    latencies.add(objects(20_000), SENT.plusMillis(50));

    assertThat(latencies.byStage().keySet()).containsExactlyElementsOf(StageLatencies.STAGES);
    assertThat(latencies.percentiles("deliver")).containsEntry("p50", 24.0);
  }

  @Test
  void shouldAnswerZeroWhenNothingWasMeasured() {
    assertThat(latencies.percentiles("infer")).containsValue(0.0).hasSize(3);
  }

  /** A record that holds nothing but times: 1, 1, 1, the network's, 1 and 2 ms. */
  private static FrameObjects objects(long inferMicros) {
    FrameRef frame = new FrameRef();
    frame.put("ingestedAt", SENT);
    FrameObjects objects = new FrameObjects();
    objects.put("frame", frame);
    objects.put("timings", new InferenceTimings(1000L, 1000L, 1000L, inferMicros, 1000L, 1));
    objects.put("postprocessMicros", 2000L);
    return objects;
  }
}
