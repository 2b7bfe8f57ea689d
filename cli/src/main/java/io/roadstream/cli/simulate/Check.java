package io.roadstream.cli.simulate;

/**
 * The simulation beside a measured run of the whole pipeline on this machine.
 *
 * @param measuredFps frames a second that the benchmark found at full load
 * @param simulatedFps the same, simulated
 * @param loadFps the benchmark's light load
 * @param measuredP50Ms median latency measured at that load
 * @param simulatedP50Ms the same, simulated
 */
record Check(
    double measuredFps,
    double simulatedFps,
    double loadFps,
    double measuredP50Ms,
    double simulatedP50Ms) {

  private static final double FAR_TOO_MUCH = 3;
  private static final double SECONDS = 60;

  /** Simulates what was measured. */
  static Check of(MeasuredRun run, Costs costs) {
    Fleet fleet = Fleet.oneMachine(run.processors(), run.streamThreads());
    int cameras = run.cameras();
    double tooMuch = run.pipelineFps() * FAR_TOO_MUCH / cameras;
    SimulationResult full = Simulation.run(costs, fleet, cameras, tooMuch, SECONDS, 1);
    SimulationResult light =
        Simulation.run(costs, fleet, cameras, run.loadFps() / cameras, SECONDS, 1);
    return new Check(run.pipelineFps(), full.fps(), run.loadFps(), run.p50Ms(), light.p50Ms());
  }

  /** How far the simulated rate is off, as a share of the measured one. */
  double fpsError() {
    return Math.abs(simulatedFps - measuredFps) / measuredFps;
  }
}
