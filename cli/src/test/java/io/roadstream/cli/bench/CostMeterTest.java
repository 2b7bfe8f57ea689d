package io.roadstream.cli.bench;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CostMeterTest {

  @Test
  void shouldTakeOurSumsAndCountsFromAPage() {
    String page =
        """
        # HELP roadstream_inference_stage_seconds Where the time of a frame goes
        roadstream_inference_stage_seconds_bucket{stage="decode",le="0.001"} 3
        roadstream_inference_stage_seconds_sum{stage="decode"} 0.125
        roadstream_postproc_latency_seconds_count 12
        roadstream_postproc_latency_seconds_max 0.5
        jvm_gc_pause_seconds_sum{action="end of minor GC"} 1.5
        """;

    assertThat(CostMeter.parse(page))
        .containsOnly(
            entry("roadstream_inference_stage_seconds_sum{stage=\"decode\"}", 0.125),
            entry("roadstream_postproc_latency_seconds_count", 12.0));
  }
}
