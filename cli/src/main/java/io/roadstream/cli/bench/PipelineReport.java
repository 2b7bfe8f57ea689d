package io.roadstream.cli.bench;

import io.roadstream.cli.simulate.Costs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the pipeline's benchmark found.
 *
 * @param bareFps frames a second of the bare loop, mean of all rounds
 * @param pipelineFps frames a second through Kafka and all stages, mean of all rounds
 * @param ratio pipelineFps / bareFps
 * @param rounds what each round measured
 * @param loadFps rate of the latency measurement
 * @param bareLatencyMs latency of the bare loop
 * @param latencyMs latency from hand-over to Kafka until a reader has the results, at loadFps
 * @param addedLatencyMs latencyMs less bareLatencyMs, percentile by percentile
 * @param stagesMs where latencyMs goes, by stage
 * @param rssMb resident memory of each process after the full load, in MiB
 * @param frames frames sent
 * @param lost frames that never came back
 * @param duplicates results that came twice
 * @param costs what one frame costs at each stage, at loadFps
 * @param setUp what was run, on what
 */
record PipelineReport(
    double bareFps,
    double pipelineFps,
    double ratio,
    List<Round> rounds,
    double loadFps,
    Map<String, Double> bareLatencyMs,
    Map<String, Double> latencyMs,
    Map<String, Double> addedLatencyMs,
    Map<String, Map<String, Double>> stagesMs,
    Map<String, Long> rssMb,
    long frames,
    long lost,
    long duplicates,
    Costs costs,
    Map<String, Object> setUp) {

  /**
   * One turn of each.
   *
   * @param bareFps frames a second of the bare loop, had it had the processors to itself: what it
   *     did, divided by the share of them that the idle services left
   * @param idleShare share of the processors that the idle services took from it
   * @param bareMs processor time of the bare loop, of one core, for a frame
   * @param pipelineFps frames a second through Kafka and all stages
   */
  record Round(double bareFps, double idleShare, double bareMs, double pipelineFps) {}

  static Map<String, Double> difference(Map<String, Double> minuend, Map<String, Double> less) {
    Map<String, Double> difference = new LinkedHashMap<>();
    minuend.forEach((name, value) -> difference.put(name, value - less.get(name)));
    return difference;
  }
}
