package io.roadstream.cli.simulate;

import io.roadstream.cli.CliException;
import io.roadstream.cli.Json;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a simulation needs of a report that {@code roadstream bench pipeline --report} wrote.
 *
 * @param pipelineFps frames a second at full load
 * @param loadFps frames a second at the light load
 * @param p50Ms median latency at the light load
 * @param processors of the machine
 * @param cameras that sent
 * @param streamThreads of the inference service
 * @param costs of a frame
 */
record MeasuredRun(
    double pipelineFps,
    double loadFps,
    double p50Ms,
    int processors,
    int cameras,
    int streamThreads,
    Costs costs) {

  private static final String REMEDY =
      "give a file that 'roadstream bench pipeline --report FILE' wrote";

  /**
   * Reads a report.
   *
   * @throws CliException naming what the file does not hold
   */
  static MeasuredRun read(Path report) {
    Report read = Json.read(report, Report.class, REMEDY);
    Map<String, Double> latency = present(report, "latencyMs", read.latencyMs);
    SetUp setUp = present(report, "setUp", read.setUp);
    return new MeasuredRun(
        present(report, "pipelineFps", read.pipelineFps),
        present(report, "loadFps", read.loadFps),
        present(report, "latencyMs.p50", latency.get("p50")),
        present(report, "setUp.processors", setUp.processors),
        present(report, "setUp.cameras", setUp.cameras),
        present(report, "setUp.streamThreads", setUp.streamThreads),
        present(report, "costs", read.costs));
  }

  private static <T> T present(Path report, String name, @Nullable T value) {
    if (value == null) {
      throw CliException.badInput(report + " has no " + name + ": " + REMEDY);
    }
    return value;
  }

  private record Report(
      @Nullable Double pipelineFps,
      @Nullable Double loadFps,
      @Nullable Map<String, Double> latencyMs,
      @Nullable SetUp setUp,
      @Nullable Costs costs) {}

  private record SetUp(
      @Nullable Integer processors, @Nullable Integer cameras, @Nullable Integer streamThreads) {}
}
