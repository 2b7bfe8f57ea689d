package io.roadstream.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.roadstream.trainer.Fixtures;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TorchNetworkTest {

  private static final Path MODEL = Fixtures.bundleFolder().resolve("model.pt");
  private static final String RUNNING = "encoder.features.0.1.running_mean";

  @Test
  void shouldGiveEveryParameterANonZeroGradientWhenOneStepIsTaken() {
    List<String> without = new ArrayList<>();
    try (TorchNetwork network = TorchNetwork.load(MODEL, Device.cpu());
        NDManager scope = network.manager().newSubManager();
        GradientCollector gradients = scope.getEngine().newGradientCollector()) {
      NDArray images = scope.randomNormal(new Shape(2, 3, 96, 128));
      NDList outputs = network.forward(images, true);
      gradients.backward(outputs.get(0).square().mean().add(outputs.get(1).square().mean()));
      network
          .parameters()
          .forEach(
              (name, weight) -> {
                try (NDArray gradient = weight.getGradient()) {
                  if (!(gradient.abs().max().getFloat() > 0)) {
                    without.add(name);
                  }
                }
              });
      assertThat(network.parameters()).hasSize(173);
    }
    assertThat(without).isEmpty();
  }

  @Test
  void shouldMoveRunningStatisticsWhenTrainingAndOnlyThen() {
    try (TorchNetwork network = TorchNetwork.load(MODEL, Device.cpu());
        NDManager scope = network.manager().newSubManager()) {
      NDArray images = scope.randomNormal(new Shape(2, 3, 64, 96)).add(3);
      float[] before = network.state().get(RUNNING);
      network.forward(images, false);
      assertThat(network.state().get(RUNNING)).isEqualTo(before);
      network.forward(images, true);
      assertThat(network.state().get(RUNNING)).isNotEqualTo(before);
    }
  }

  @Test
  void shouldGiveTheSameAndStayTrainableWhenWrittenAndLoaded(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("written.pt");
    float[] expected;
    Map<String, float[]> state;
    float[] image;
    try (TorchNetwork network = TorchNetwork.load(MODEL, Device.cpu());
        NDManager scope = network.manager().newSubManager()) {
      NDArray images = scope.randomNormal(new Shape(2, 3, 64, 96));
      image = images.toFloatArray();
      network.forward(images, true);
      expected = network.forward(images, false).get(0).toFloatArray();
      state = network.state();
      try (OutputStream out = Files.newOutputStream(file)) {
        network.write(out);
      }
    }
    try (TorchNetwork again = TorchNetwork.load(file, Device.cpu());
        NDManager scope = again.manager().newSubManager()) {
      NDArray images = scope.create(image, new Shape(2, 3, 64, 96));
      assertThat(Fixtures.distance(again.forward(images, false).get(0).toFloatArray(), expected))
          .isZero();
      assertThat(again.state().get(RUNNING)).isEqualTo(state.get(RUNNING));
      again.forward(images, true);
      assertThat(again.state().get(RUNNING)).isNotEqualTo(state.get(RUNNING));
    }
  }

  @Test
  void shouldNameTheFileWhenThereIsNone() {
    assertThatThrownBy(() -> TorchNetwork.load(Path.of("nowhere.pt"), Device.cpu()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nowhere.pt");
  }
}
