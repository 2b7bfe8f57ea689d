package io.roadstream.cli.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.cli.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTest {

  private static final Costs COSTS =
      new Costs("a test", 5, 40, 2, 2, 5, 12, 8, 20, false, 90_000, 60_000, 5_000, 80_000, 2_000);

  @Test
  void shouldShareCoresFairlyAndUseNoMoreThanATaskCan() {
    Processor cores = new Processor(2);
    List<String> ended = new ArrayList<>();
    cores.submit(0, 10, 1, () -> ended.add("narrow"));
    cores.submit(0, 30, 2, () -> ended.add("wide"));
    // One core each: narrow ends at 10; then wide has both: 20 ms of work in 10 ms.
    assertThat(cores.nextEnd()).isCloseTo(10, within(1e-6));
    cores.runTo(10);
    assertThat(ended).containsExactly("narrow");
    assertThat(cores.nextEnd()).isCloseTo(20, within(1e-6));
    cores.runTo(20);
    assertThat(ended).containsExactly("narrow", "wide");
    assertThat(cores.busyMs()).isCloseTo(40, within(1e-6));
  }

  @Test
  void shouldReachTheRateThatItsCoresAllowWhenOverloaded() {
    SimulationResult result = Simulation.run(COSTS, Fleet.oneMachine(2, 2), 6, 30, 60, 1);
    // 60 ms of one core a frame, two cores.
    assertThat(result.fps()).isCloseTo(2000 / 60.0, within(2.0));
    assertThat(result.cores()).isGreaterThan(0.97);
    assertThat(result.keepsUp()).isFalse();
  }

  @Test
  void shouldAddNothingToTheStagesTimeWhenAlone() {
    SimulationResult result = Simulation.run(COSTS, Fleet.oneMachine(2, 2), 1, 1, 60, 1);
    // Decode 5, infer 40 on two cores, encode 2, post-processing 5, hops 20; the broker's work has
    // the other core.
    assertThat(result.p50Ms()).isCloseTo(5 + 20 + 2 + 5 + 20, within(0.5));
    assertThat(result.keepsUp()).isTrue();
  }

  @Test
  void shouldKeepUpWithWhatThePlanIsMadeForWhenCamerasSpreadEvenly() {
    for (int cameras : new int[] {10, 100}) {
      for (Costs costs : List.of(COSTS, COSTS.onGpu(6))) {
        Plan plan = Plan.of(costs, cameras, 10, 4, 1);
        SimulationResult result = Simulation.run(costs, Fleet.of(plan, true), cameras, 10, 10, 1);
        assertThat(result.keepsUp()).as(plan + " " + result).isTrue();
      }
    }
  }

  @Test
  void shouldGiveEachPodAsManyCamerasAsItKeepsUpWith() {
    // Two cameras would take 94 % of a pod of two cores, one takes 47 %.
    Plan plan = Plan.of(COSTS, 10, 20, 2, 1);
    assertThat(plan.inferencePods()).isEqualTo(10);
    SimulationResult result = Simulation.run(COSTS, Fleet.of(plan, true), 10, 20, 20, 1);
    assertThat(result.cores()).isLessThan(0.6);
  }

  @Test
  void shouldGiveACameraThatNeedsMoreThanACoreAPodOfItsOwn() {
    Costs heavy =
        new Costs("a test", 4, 160, 2, 2, 6, 24, 6, 6, false, 90_000, 60_000, 5_000, 80_000, 2_000);
    for (int cores : new int[] {2, 3, 4, 8}) {
      Plan plan = Plan.of(heavy, 30, 10, cores, 1);
      SimulationResult result = Simulation.run(heavy, Fleet.of(plan, true), 30, 10, 20, 1);
      assertThat(result.keepsUp()).as("%d cores", cores).isTrue();
      assertThat(plan.inferencePods()).isGreaterThanOrEqualTo(30);
    }
  }

  @Test
  void shouldNotKeepUpWhenTheHashPutsTooManyCamerasOnASmallPod() {
    Costs gpu = COSTS.onGpu(18.69);
    Plan plan = Plan.of(gpu, 100, 10, 4, 1);
    assertThat(Simulation.run(gpu, Fleet.of(plan, true), 100, 10, 20, 1).keepsUp()).isTrue();
    SimulationResult hashed = Simulation.run(gpu, Fleet.of(plan, false), 100, 10, 20, 1);
    assertThat(hashed.fps()).isLessThan(0.97 * hashed.sentFps());
    assertThat(hashed.engine()).isGreaterThan(0.95);
  }

  @Test
  void shouldTakeCostsFromAReportOrAFileOfTheirOwn(@TempDir Path folder) throws IOException {
    Path own = Files.writeString(folder.resolve("costs.json"), Json.pretty(COSTS));
    Path report =
        Files.writeString(
            folder.resolve("bench.json"),
            Json.pretty(
                Map.of(
                    "pipelineFps",
                    14.5,
                    "ratio",
                    0.8,
                    "loadFps",
                    7.25,
                    "latencyMs",
                    Map.of("p50", 90.0, "p95", 120.0),
                    "setUp",
                    Map.of("processors", 2, "cameras", 6, "streamThreads", 3),
                    "costs",
                    COSTS)));
    Path text = Files.writeString(folder.resolve("notes.txt"), "no JSON");
    Path older = Files.writeString(folder.resolve("old.json"), "{\"pipelineFps\": 9}");

    assertThat(Costs.read(own)).isEqualTo(COSTS);
    assertThat(Costs.read(report)).isEqualTo(COSTS);
    assertThat(MeasuredRun.read(report)).isEqualTo(new MeasuredRun(14.5, 7.25, 90, 2, 6, 3, COSTS));
    assertThatThrownBy(() -> MeasuredRun.read(older)).hasMessageContaining("has no latencyMs");
    assertThatThrownBy(() -> Costs.read(text))
        .hasMessageContaining("notes.txt")
        .hasMessageContaining("bench pipeline");
  }

  @Test
  void shouldRepeatItselfWhenTheSeedIsTheSame() {
    Fleet fleet = Fleet.oneMachine(2, 2);
    assertThat(Simulation.run(COSTS, fleet, 4, 5, 10, 7))
        .isEqualTo(Simulation.run(COSTS, fleet, 4, 5, 10, 7));
  }

  @Test
  void shouldCountBytesAndCopies() {
    Plan plan = Plan.of(COSTS, 1000, 10, 4, 1);
    assertThat(plan.writtenMBps()).isCloseTo(10_000 * 0.237, within(1e-6));
    assertThat(plan.diskTB()).isCloseTo(10_000 * 0.237 * 3 * 3600 / 1e6, within(1e-6));
    assertThat(plan.partitions())
        .isGreaterThanOrEqualTo(plan.inferencePods() * plan.inferenceThreads());
  }

  @Test
  void shouldFindTheFullestPartitionAboveTheMean() {
    assertThat(Spread.hottest(1000, 100)).isBetween(1.3, 3.0);
    assertThat(Spread.hottest(1_000_000, 100)).isBetween(1.0, 1.1);
  }
}
