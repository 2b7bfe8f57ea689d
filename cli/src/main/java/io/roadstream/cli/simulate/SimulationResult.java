package io.roadstream.cli.simulate;

/**
 * What a simulated run came to.
 *
 * @param sentFps frames a second that the cameras sent
 * @param fps frames a second that came out
 * @param p50Ms latency from capture until the results can be read, milliseconds
 * @param p95Ms the same
 * @param p99Ms the same
 * @param cores share of its processors that the busiest inference pod used
 * @param engine share of the time that the busiest engine ran
 * @param waiting frames sent and not out at the end; many mean that the fleet does not keep up
 * @param meanBatch frames in a batch
 */
record SimulationResult(
    double sentFps,
    double fps,
    double p50Ms,
    double p95Ms,
    double p99Ms,
    double cores,
    double engine,
    long waiting,
    double meanBatch) {

  /** Whether no queue grew: what waits at the end is less than half a second's worth. */
  boolean keepsUp() {
    return waiting < Math.max(10, sentFps / 2);
  }
}
