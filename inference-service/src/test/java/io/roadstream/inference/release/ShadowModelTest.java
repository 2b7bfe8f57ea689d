package io.roadstream.inference.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.roadstream.inference.model.ModelHolder;
import io.roadstream.perception.bundle.BundleFetcher;
import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.engine.NetworkInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ShadowModelTest {

  private static final BundleManifest.Input INPUT = Bundles.shipped().manifest().input();

  @Test
  void shouldMeasureTheCandidateOnItsShareAndPublishNothingOfIt(@TempDir Path folder)
      throws Exception {
    ModelBundle bundle = Bundles.empty(folder.resolve("new"), "2.0.0", INPUT);
    StubEngine candidate = new StubEngine(bundle, 13, 201);
    ModelHolder holder =
        new ModelHolder(
            new StubEngine(Bundles.empty(folder.resolve("old"), "1.0.0", INPUT), 13, 101));
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    ShadowMeters meters = new ShadowMeters(registry);
    NetworkInput input =
        new NetworkInput(new float[3 * INPUT.width() * INPUT.height()], INPUT.geometry(1024, 512));
    try (ShadowModel shadow =
        new ShadowModel(
            holder,
            new ReleaseVerification(
                new BundleFetcher(Path.of("unused")), Optional.empty(), each -> candidate),
            new ReleaseMeters(registry),
            meters,
            0.5)) {
      holder.observe(shadow);
      shadow.accept(ModelSwitchTest.release(bundle, null));

      for (int frame = 1; frame <= 4; frame++) {
        assertThat(holder.apply(List.of(input)).get(0).model().ref().getVersion())
            .isEqualTo("1.0.0");
        long expected = frame / 2;
        await().until(() -> meters.compared() == expected);
      }
      assertThat(meters.meanMaskAgreement()).isEqualTo(1);
      assertThat(meters.meanDepthDifference()).isBetween(0.0015, 0.0016);
    }
    assertThat(candidate.isClosed()).isTrue();
  }
}
