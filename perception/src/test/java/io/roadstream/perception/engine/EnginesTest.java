package io.roadstream.perception.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.roadstream.perception.bundle.BundleManifest.Depth;
import io.roadstream.perception.bundle.ModelBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What both engines promise, with the real libraries and the bundle that ships. */
class EnginesTest {

  /** Left to the engine. */
  private static final int THREADS = 0;

  private final ModelBundle bundle = ShippedBundle.load();

  @ParameterizedTest
  @ValueSource(strings = {"512x208", "509x203", "130x98"})
  void shouldAgreeOnEveryImage(String size) {
    String[] sides = size.split("x", -1);
    ModelBundle sized =
        bundle.withInputSize(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    List<NetworkInput> inputs = ShippedBundle.inputs(sized);

    List<DensePrediction> onnx = inferAll(sized, EngineKind.ONNX, 4, inputs);
    List<DensePrediction> torch = inferAll(sized, EngineKind.PYTORCH, 4, inputs);

    for (int i = 0; i < inputs.size(); i++) {
      assertThat(agreement(onnx.get(i), torch.get(i))).as("mask of %d", i).isGreaterThan(0.999);
      assertThat(largestDifference(onnx.get(i), torch.get(i))).as("y of %d", i).isLessThan(1e-3);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = EngineKind.class,
      names = {"ONNX", "PYTORCH"})
  void shouldGiveTheSameForABatchAsFrameByFrame(EngineKind kind) {
    List<NetworkInput> inputs = ShippedBundle.inputs(bundle);

    List<DensePrediction> single = inferAll(bundle, kind, 1, inputs);
    List<DensePrediction> batched = inferAll(bundle, kind, 4, inputs);

    assertThat(batched).hasSameSizeAs(single);
    for (int i = 0; i < inputs.size(); i++) {
      assertThat(agreement(single.get(i), batched.get(i))).as("mask of %d", i).isGreaterThan(0.999);
      assertThat(largestDifference(single.get(i), batched.get(i))).isLessThan(1e-3);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = EngineKind.class,
      names = {"ONNX", "PYTORCH"})
  void shouldStayUsableWhenABatchIsRefused(EngineKind kind) {
    NetworkInput good = ShippedBundle.inputs(bundle).get(0);
    NetworkInput small = new NetworkInput(new float[3 * 32 * 32], good.geometry());
    try (PerceptionEngine engine = Engines.open(bundle, settings(kind, 2))) {
      DensePrediction before = engine.infer(List.of(good)).get(0);

      assertThatThrownBy(() -> engine.infer(List.of(good, small)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(
              bundle.manifest().input().width() + "x" + bundle.manifest().input().height());
      assertThatThrownBy(() -> engine.infer(List.of()))
          .isInstanceOf(IllegalArgumentException.class);

      DensePrediction after = engine.infer(List.of(good)).get(0);
      assertThat(after.mask().ids()).isEqualTo(before.mask().ids());
      assertThat(after.depth().codes()).isEqualTo(before.depth().codes());
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = EngineKind.class,
      names = {"ONNX", "PYTORCH"})
  void shouldNameTheFileWhenTheLibraryRefusesIt(EngineKind kind, @TempDir Path folder)
      throws IOException {
    Files.writeString(folder.resolve("graph.onnx"), "no graph");
    Files.writeString(folder.resolve("model.pt"), "no script");
    ModelBundle broken = new ModelBundle(folder, bundle.manifest(), bundle.sha256());

    assertThatThrownBy(() -> Engines.open(broken, settings(kind, 1)))
        .isInstanceOf(EngineException.class)
        .hasMessageContaining(folder.toString());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void shouldGiveTheSameWhenLanesRunAtTheSameTime(int lanes) throws Exception {
    List<NetworkInput> inputs = ShippedBundle.inputs(bundle);
    List<DensePrediction> alone = inferAll(bundle, EngineKind.ONNX, 1, inputs);
    ExecutorService threads = Executors.newFixedThreadPool(lanes);
    EngineSettings settings = new EngineSettings(EngineKind.ONNX, DeviceChoice.CPU, 3, lanes);
    try (PerceptionEngine engine = Engines.open(bundle, settings)) {
      engine.warmUp();
      assertThat(engine.lanes()).isEqualTo(lanes);
      List<Future<DensePrediction>> together = new ArrayList<>();
      for (NetworkInput input : inputs) {
        together.add(threads.submit(() -> engine.infer(List.of(input)).get(0)));
      }
      for (int i = 0; i < inputs.size(); i++) {
        DensePrediction prediction = together.get(i).get();
        assertThat(agreement(alone.get(i), prediction)).as("mask of %d", i).isGreaterThan(0.999);
        assertThat(largestDifference(alone.get(i), prediction)).isLessThan(1e-3);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void shouldRunEveryBatchSizeWhenWarmedUp() {
    try (PerceptionEngine engine =
        Engines.open(bundle.withInputSize(64, 32), settings(EngineKind.PYTORCH, 4))) {
      engine.warmUp();

      assertThat(engine.device()).isEqualTo("pytorch, CPU, 1 thread");
    }
  }

  @Test
  void shouldTakeOnnxRuntimeWhenThereIsNoGpuToBeUsed() {
    EngineSettings settings = EngineSettings.of("auto", "cpu", 1, 1);
    try (PerceptionEngine engine = Engines.open(bundle, settings)) {
      engine.warmUp();

      assertThat(engine).isInstanceOf(OnnxEngine.class);
      assertThat(engine.device()).isEqualTo("onnx, CPU, 1 thread");
      assertThat(engine.bundle()).isSameAs(bundle);
    }
  }

  @Test
  void shouldNameTheDeviceWhenTheGpuIsNotThere() {
    EngineSettings settings = EngineSettings.of("auto", "gpu:99", 1, 1);

    assertThatThrownBy(() -> Engines.open(bundle, settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gpu:99");
  }

  private static EngineSettings settings(EngineKind kind, int maxBatch) {
    return new EngineSettings(kind, DeviceChoice.CPU, THREADS, maxBatch);
  }

  private static List<DensePrediction> inferAll(
      ModelBundle bundle, EngineKind kind, int maxBatch, List<NetworkInput> inputs) {
    try (PerceptionEngine engine = Engines.open(bundle, settings(kind, maxBatch))) {
      return new ArrayList<>(engine.infer(inputs));
    }
  }

  private static double agreement(DensePrediction one, DensePrediction other) {
    byte[] a = one.mask().ids();
    byte[] b = other.mask().ids();
    int same = 0;
    for (int i = 0; i < a.length; i++) {
      same += a[i] == b[i] ? 1 : 0;
    }
    return (double) same / a.length;
  }

  /** The largest difference in y = ln(d) / 5. */
  private double largestDifference(DensePrediction one, DensePrediction other) {
    Depth depth = bundle.manifest().depth();
    double step = Math.log(depth.maxMetres() / depth.minMetres()) / depth.scale() / 65_534;
    int largest = 0;
    short[] a = one.depth().codes();
    short[] b = other.depth().codes();
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs((a[i] & 0xFFFF) - (b[i] & 0xFFFF)));
    }
    return largest * step;
  }
}
