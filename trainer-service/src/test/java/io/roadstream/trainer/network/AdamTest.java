package io.roadstream.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.roadstream.trainer.Fixtures;
import io.roadstream.trainer.network.OptimiserSettings.Kind;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AdamTest {

  private static final Path MODEL = Fixtures.bundleFolder().resolve("model.pt");
  private static final String BIAS = "heads.depth.out.bias";

  private static void backward(TorchNetwork network, double factor) {
    try (NDManager scope = network.manager().newSubManager();
        GradientCollector gradients = scope.getEngine().newGradientCollector()) {
      NDArray images = scope.ones(new Shape(1, 3, 64, 64));
      gradients.backward(network.forward(images, true).get(1).mean().mul(factor));
    }
  }

  @Test
  void shouldMoveByTheRateWhenTakingTheFirstStep() {
    try (TorchNetwork network = TorchNetwork.load(MODEL, Device.cpu());
        Adam adam = new Adam(network, new OptimiserSettings(Kind.ADAM, 0, 1e9))) {
      float before = network.parameters().get(BIAS).toFloatArray()[0];
      backward(network, 1);
      double norm = adam.step(0.01);
      assertThat(norm).isGreaterThan(0);
      // The first update is the rate times the gradient's sign, whatever its size.
      assertThat(network.parameters().get(BIAS).toFloatArray()[0])
          .isCloseTo(before - 0.01f, within(1e-5f));
    }
  }

  @Test
  void shouldLeaveWeightsAloneWhenTheGradientIsNotFinite() {
    try (TorchNetwork network = TorchNetwork.load(MODEL, Device.cpu());
        Adam adam = new Adam(network, new OptimiserSettings(Kind.ADAM, 0, 5))) {
      float before = network.parameters().get(BIAS).toFloatArray()[0];
      backward(network, Double.NaN);
      assertThatThrownBy(() -> adam.step(0.01)).isInstanceOf(ArithmeticException.class);
      assertThat(network.parameters().get(BIAS).toFloatArray()[0]).isEqualTo(before);
    }
  }

  @Test
  void shouldShrinkConvolutionsAloneWhenDecayIsDecoupled() {
    double rate = 0.01;
    double decay = 0.1;
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      NDArray matrix = manager.create(new float[] {2, -3, 4, 5}, new Shape(2, 2));
      NDArray bias = manager.create(new float[] {2, -3});
      matrix.setRequiresGradient(true);
      bias.setRequiresGradient(true);
      try (Adam adam =
          new Adam(
              manager,
              Map.of("matrix", matrix, "bias", bias),
              new OptimiserSettings(Kind.ADAMW, decay, 1e9))) {
        try (GradientCollector gradients = manager.getEngine().newGradientCollector()) {
          gradients.backward(matrix.sum().add(bias.sum()));
        }
        adam.step(rate);
        double shrunk = 1 - rate * decay;
        assertThat(matrix.toFloatArray())
            .containsExactly(
                new float[] {
                  (float) (2 * shrunk - rate),
                  (float) (-3 * shrunk - rate),
                  (float) (4 * shrunk - rate),
                  (float) (5 * shrunk - rate)
                },
                within(1e-5f));
        assertThat(bias.toFloatArray())
            .containsExactly(new float[] {(float) (2 - rate), (float) (-3 - rate)}, within(1e-5f));
      }
    }
  }
}
