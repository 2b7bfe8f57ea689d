package io.roadstream.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.roadstream.trainer.Fixtures;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class LanesTest {

  private static final Path MODEL = Fixtures.bundleFolder().resolve("model.pt");
  private static final OptimiserSettings SETTINGS =
      new OptimiserSettings(OptimiserSettings.Kind.MUON, 0.01, 5);

  private static float gradient(TorchNetwork network, float level) {
    try (NDManager scope = network.manager().newSubManager();
        Gradients gradients = new Gradients()) {
      var images = scope.ones(new Shape(2, 3, 64, 64)).mul(level);
      var mean = network.forward(images, true).get(1).mean();
      gradients.backward(mean, 1);
      return mean.getFloat();
    }
  }

  private static Map<String, float[]> weights(TorchNetwork network) {
    Map<String, float[]> weights = new HashMap<>();
    network.parameters().forEach((name, weight) -> weights.put(name, weight.toFloatArray()));
    return weights;
  }

  private static Map<String, float[]> trained(int lanes, int steps) {
    try (TorchNetwork network = TorchNetwork.load(MODEL, Device.cpu());
        Optimiser optimiser = new Optimiser(network, SETTINGS);
        Lanes side = new Lanes(network, lanes, lanes)) {
      for (int step = 0; step < steps; step++) {
        side.map(List.of(0.2f, 0.6f, 1f), LanesTest::gradient);
        optimiser.step(1e-3);
        side.spread();
      }
      return weights(network);
    }
  }

  private static Map<String, float[]> gradients(int lanes) {
    try (TorchNetwork network = TorchNetwork.load(MODEL, Device.cpu());
        Lanes side = new Lanes(network, lanes, lanes)) {
      side.map(List.of(0.2f, 0.6f, 1f), LanesTest::gradient);
      Map<String, float[]> gradients = new HashMap<>();
      network
          .parameters()
          .forEach((name, weight) -> gradients.put(name, weight.getGradient().toFloatArray()));
      return gradients;
    }
  }

  @Test
  void shouldAddUpTheGradientsOfAllLanes() {
    Map<String, float[]> one = gradients(1);
    Map<String, float[]> two = gradients(2);

    assertThat(one.get("heads.depth.out.bias")[0]).isCloseTo(3, within(1e-4f));
    one.forEach(
        (name, gradient) ->
            assertThat(Fixtures.distance(two.get(name), gradient)).as(name).isLessThan(1e-5));
  }

  @Test
  void shouldGiveTheSameWeightsAgainWhenRepeated() {
    Map<String, float[]> first = trained(2, 3);
    Map<String, float[]> second = trained(2, 3);
    first.forEach(
        (name, weight) ->
            assertThat(Fixtures.distance(second.get(name), weight)).as(name).isZero());
  }

  @Test
  void shouldReturnResultsInTheOrderOfTheInputsFromEveryLane() {
    try (TorchNetwork network = TorchNetwork.load(MODEL, Device.cpu());
        Lanes lanes = new Lanes(network, 2, 2)) {
      Set<TorchNetwork> used = ConcurrentHashMap.newKeySet();
      List<Float> results =
          lanes.map(
              List.of(0.2f, 0.6f, 1f),
              (lane, level) -> {
                used.add(lane);
                gradient(lane, level);
                return level;
              });
      assertThat(results).containsExactly(0.2f, 0.6f, 1f);
      assertThat(used).hasSize(2).contains(network);
    }
  }

  @Test
  void shouldPassOnWhatALaneThrowsAndGoOn() {
    try (TorchNetwork network = TorchNetwork.load(MODEL, Device.cpu());
        Lanes lanes = new Lanes(network, 2, 2)) {
      assertThatThrownBy(
              () ->
                  lanes.map(
                      List.of(1, 2),
                      (lane, input) -> {
                        if (input == 2) {
                          throw new IllegalArgumentException("input " + input);
                        }
                        return input;
                      }))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("input 2");
      assertThat(lanes.map(List.of(1f, 2f), LanesTest::gradient)).hasSize(2);
    }
  }
}
