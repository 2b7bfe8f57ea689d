package io.roadstream.cli.simulate;

import io.roadstream.cli.CliException;
import io.roadstream.cli.Json;
import java.nio.file.Path;
import java.util.Map;

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

  private static final int CAMERAS = 6;

  /** Stream threads that the inference service has unless it is told otherwise. */
  private static final int THREADS = 2;

  private static final double FAR_TOO_MUCH = 3;
  private static final double SECONDS = 60;

  /** What a frame cost in that run. */
  static Costs costs(Path report) {
    if (!Json.read(report, Map.class).containsKey("costs")) {
      throw notAReport(report, "costs");
    }
    return Costs.read(report);
  }

  /** Simulates what {@code roadstream bench pipeline --report} measured. */
  static Check of(Path report, Costs costs) {
    Map<?, ?> measured = Json.read(report, Map.class);
    double fps = number(report, measured, "pipelineFps");
    double load = number(report, measured, "loadFps");
    if (!(measured.get("latencyMs") instanceof Map<?, ?> latency)) {
      throw notAReport(report, "latencyMs");
    }
    if (!(measured.get("setUp") instanceof Map<?, ?> setUp)) {
      throw notAReport(report, "setUp");
    }
    Fleet fleet = Fleet.oneMachine((int) number(report, setUp, "processors"), THREADS);
    SimulationResult full =
        Simulation.run(costs, fleet, CAMERAS, fps * FAR_TOO_MUCH / CAMERAS, SECONDS, 1);
    SimulationResult light = Simulation.run(costs, fleet, CAMERAS, load / CAMERAS, SECONDS, 1);
    return new Check(fps, full.fps(), load, number(report, latency, "p50"), light.p50Ms());
  }

  /** How far the simulated rate is off, as a share of the measured one. */
  double fpsError() {
    return Math.abs(simulatedFps - measuredFps) / measuredFps;
  }

  private static double number(Path report, Map<?, ?> json, String key) {
    if (json.get(key) instanceof Number number) {
      return number.doubleValue();
    }
    throw notAReport(report, key);
  }

  private static CliException notAReport(Path report, String key) {
    return CliException.badInput(
        report
            + " has no "
            + key
            + ": give a file that 'roadstream bench pipeline --report FILE' wrote");
  }
}
