package io.roadstream.trainer.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.trainer.Fixtures;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GraphCostTest {

  private static final Path GRAPH = Fixtures.bundleFolder().resolve("graph.onnx");

  private static GraphCost cost(Set<String> heads, int width, int height) {
    return GraphCost.measure(GRAPH, List.of(heads), width, height, 1, 1).get(0);
  }

  @Test
  void shouldCountWhatTheArticlesNetworkHasAndItsSharpDepthAdds() {
    GraphCost cost = cost(Set.of("segmentation", "depth"), 1024, 400);
    int cells = 1024 / 4 * (400 / 4);
    int weights = 256 * 32 + 16 * 32 * 9 + 32 * 32 * 9 + 32 * 144;
    int constants = 9 * 144 + 2 * 144 * 16;
    assertThat(cost.parameters() / 1e6).isCloseTo(1.99 + weights / 1e6, within(0.01));
    // The convolutions alone; squeeze-and-excite and sums are not among them.
    assertThat(cost.multiplications() / 1e9)
        .isCloseTo(4.67 + cells * 1e-9 * (weights + constants), within(0.05));
    assertThat(cost.milliseconds()).isPositive();
  }

  @Test
  void shouldCostLessWithOneHead() {
    GraphCost both = cost(Set.of("segmentation", "depth"), 128, 64);
    GraphCost classes = cost(Set.of("segmentation"), 128, 64);
    GraphCost depth = cost(Set.of("depth"), 128, 64);
    assertThat(depth.parameters()).isLessThan(classes.parameters());
    assertThat(classes.parameters()).isLessThan(both.parameters());
    assertThat(classes.multiplications()).isLessThan(both.multiplications());
  }
}
