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

class OptimiserTest {

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
        Optimiser optimiser = new Optimiser(network, new OptimiserSettings(Kind.ADAM, 0, 1e9))) {
      float before = network.parameters().get(BIAS).toFloatArray()[0];
      backward(network, 1);
      double norm = optimiser.step(0.01);
      assertThat(norm).isGreaterThan(0);
      // The first update is the rate times the gradient's sign, whatever its size.
      assertThat(network.parameters().get(BIAS).toFloatArray()[0])
          .isCloseTo(before - 0.01f, within(1e-5f));
    }
  }

  @Test
  void shouldLeaveWeightsAloneWhenTheGradientIsNotFinite() {
    try (TorchNetwork network = TorchNetwork.load(MODEL, Device.cpu());
        Optimiser optimiser = new Optimiser(network, new OptimiserSettings(Kind.ADAM, 0, 5))) {
      float before = network.parameters().get(BIAS).toFloatArray()[0];
      backward(network, Double.NaN);
      assertThatThrownBy(() -> optimiser.step(0.01))
          .isInstanceOf(DivergenceException.class)
          .hasMessageContaining("step 1 has the norm NaN");
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
      try (Optimiser optimiser =
          new Optimiser(
              manager,
              Map.of("matrix", matrix, "bias", bias),
              new OptimiserSettings(Kind.ADAMW, decay, 1e9))) {
        try (GradientCollector gradients = manager.getEngine().newGradientCollector()) {
          gradients.backward(matrix.sum().add(bias.sum()));
        }
        optimiser.step(rate);
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

  @Test
  void shouldMoveAllDirectionsAlikeWhenMomentumIsOrthogonalised() {
    double rate = 0.01;
    double decay = 0.1;
    // As a matrix 2 x 3 of singular values 300 and 3: descent would follow the first alone.
    float[] gradient = {300, 0, 0, 0, 3, 0};
    float[] before = {1, 2, 3, 4, 5, 6};
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      NDArray convolution = manager.create(before, new Shape(2, 3, 1, 1));
      NDArray depthwise = manager.create(new float[] {2, -3}, new Shape(2, 1, 1, 1));
      convolution.setRequiresGradient(true);
      depthwise.setRequiresGradient(true);
      try (Optimiser optimiser =
          new Optimiser(
              manager,
              Map.of("convolution", convolution, "depthwise", depthwise),
              new OptimiserSettings(Kind.MUON, decay, 1e9))) {
        try (GradientCollector gradients = manager.getEngine().newGradientCollector()) {
          NDArray slopes = manager.create(gradient, new Shape(2, 3, 1, 1));
          gradients.backward(convolution.mul(slopes).sum().add(depthwise.sum()));
        }
        optimiser.step(rate);
      }
      float[] after = convolution.toFloatArray();
      double length = 0.2 * Math.sqrt(3);
      for (int i = 0; i < after.length; i++) {
        double moved = (before[i] * (1 - rate * decay) - after[i]) / (rate * length);
        boolean diagonal = i == 0 || i == 4;
        assertThat(moved).isBetween(diagonal ? 0.6 : -0.01, diagonal ? 1.3 : 0.01);
      }
      // A factor for each channel is no matrix, and keeps its scale: Adam without decay.
      assertThat(depthwise.toFloatArray())
          .containsExactly(new float[] {(float) (2 - rate), (float) (-3 - rate)}, within(1e-5f));
    }
  }

  @Test
  void shouldOrthogonaliseTallAndWideMatrices() {
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      for (Shape shape : new Shape[] {new Shape(48, 16), new Shape(16, 48)}) {
        NDArray x = MuonUpdate.orthogonal(manager.randomNormal(shape).mul(1e-4f));
        assertThat(x.getShape()).isEqualTo(shape);
        NDArray square =
            shape.get(0) > shape.get(1) ? x.transpose().matMul(x) : x.matMul(x.transpose());
        float[] products = square.toFloatArray();
        for (int i = 0; i < 16; i++) {
          // Squares of singular values between 0.7 and 1.2, and so every diagonal element.
          assertThat(products[17 * i]).isBetween(0.4f, 1.5f);
        }
      }
    }
  }
}
