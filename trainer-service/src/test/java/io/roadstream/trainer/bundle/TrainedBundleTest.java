package io.roadstream.trainer.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.roadstream.perception.bundle.BundleLoader;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.trainer.Fixtures;
import io.roadstream.trainer.loop.RecipeFile;
import io.roadstream.trainer.network.Optimiser;
import io.roadstream.trainer.network.TorchNetwork;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainedBundleTest {

  /** Odd sizes: a quarter of them is rounded up. */
  private static final Shape SHAPE = new Shape(1, 3, 61, 83);

  private static final int IMAGES = 20;

  private static TorchNetwork changed() {
    TorchNetwork network =
        TorchNetwork.load(Fixtures.bundleFolder().resolve("model.pt"), Device.cpu());
    try (Optimiser optimiser = new Optimiser(network, RecipeFile.defaults().optimiser());
        NDManager scope = network.manager().newSubManager()) {
      for (int step = 0; step < 3; step++) {
        try (GradientCollector gradients = scope.getEngine().newGradientCollector()) {
          NDList outputs = network.forward(scope.randomNormal(new Shape(2, 3, 64, 96)), true);
          gradients.backward(outputs.get(0).square().mean().add(outputs.get(1).square().mean()));
        }
        optimiser.step(1e-3);
      }
    }
    return network;
  }

  @Test
  void shouldGiveTheSameFromBothFilesWhenAChangedNetworkIsWritten(@TempDir Path folder)
      throws OrtException {
    ModelBundle start = Fixtures.bundle();
    Path out = folder.resolve("bundle");
    try (TorchNetwork network = changed()) {
      new TrainedBundle("test", "1.2.3", List.of(), Map.of("steps", 3))
          .write(out, network, start, start.manifest().input());
    }
    ModelBundle loaded = new BundleLoader().load(out);
    assertThat(loaded.manifest().name()).isEqualTo("test");
    assertThat(loaded.manifest().parent().sha256()).isEqualTo(start.sha256());
    try (TorchNetwork written = TorchNetwork.load(out.resolve("model.pt"), Device.cpu());
        NDManager scope = written.manager().newSubManager();
        OrtSession session =
            OrtEnvironment.getEnvironment().createSession(out.resolve("graph.onnx").toString())) {
      for (int i = 0; i < IMAGES; i++) {
        float[] image = scope.randomNormal(SHAPE).toFloatArray();
        NDList expected = written.quarter(scope.create(image, SHAPE));
        try (OnnxTensor input =
                OnnxTensor.createTensor(
                    OrtEnvironment.getEnvironment(), FloatBuffer.wrap(image), SHAPE.getShape());
            OrtSession.Result actual = session.run(Map.of("image", input))) {
          assertThat(
                  Fixtures.distance(values(actual, "segmentation"), expected.get(0).toFloatArray()))
              .isLessThan(5e-3);
          assertThat(Fixtures.distance(values(actual, "depth"), expected.get(1).toFloatArray()))
              .isLessThan(1e-3);
        }
      }
    }
  }

  private static float[] values(OrtSession.Result result, String name) throws OrtException {
    FloatBuffer buffer = ((OnnxTensor) result.get(name).orElseThrow()).getFloatBuffer();
    float[] values = new float[buffer.remaining()];
    buffer.get(values);
    return values;
  }

  @Test
  void shouldNameWhatDoesNotFitWhenTheGraphIsOfAnotherNetwork(@TempDir Path folder) {
    Path graph = Fixtures.bundleFolder().resolve("graph.onnx");
    assertThatThrownBy(() -> OnnxTransplant.transplant(graph, Map.of(), folder.resolve("g.onnx")))
        .hasMessageContaining("the network has nothing named encoder.features.0.0.weight");
  }
}
