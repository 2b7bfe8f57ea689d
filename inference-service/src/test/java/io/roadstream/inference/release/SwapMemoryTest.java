package io.roadstream.inference.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.roadstream.inference.model.ModelHolder;
import io.roadstream.perception.bundle.BundleFetcher;
import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.engine.EngineSettings;
import io.roadstream.perception.engine.Engines;
import io.roadstream.perception.engine.NetworkInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SwapMemoryTest {

  private static final int SWAPS = 20;
  private static final int SETTLED_AFTER = 4;
  private static final int WINDOW = 6;

  /** An engine holds about 60 MB, and ten swaps are between the windows: one leak in six shows. */
  private static final long ALLOWED_GROWTH_KB = 96 * 1024;

  @Test
  @EnabledOnOs(OS.LINUX)
  @Timeout(300)
  void shouldLeaveResidentMemoryFlatOverTwentySwaps(@TempDir Path folder) throws IOException {
    BundleManifest.Input input = Bundles.shipped().manifest().input().withSize(512, 208);
    List<ModelBundle> bundles =
        List.of(
            Bundles.copy(folder.resolve("a"), "1.0.0", input),
            Bundles.copy(folder.resolve("b"), "2.0.0", input));
    EngineSettings settings = EngineSettings.of("onnx", "cpu", 1, 2);
    SimpleMeterRegistry meters = new SimpleMeterRegistry();
    NetworkInput frame =
        new NetworkInput(new float[3 * input.width() * input.height()], input.geometry(1024, 512));
    try (ModelHolder holder = new ModelHolder(Engines.open(bundles.get(1), settings))) {
      ModelSwitch modelSwitch =
          new ModelSwitch(
              holder,
              new ReleaseVerification(
                  new BundleFetcher(Path.of("unused")),
                  Optional.empty(),
                  bundle -> Engines.open(bundle, settings)),
              new ReleaseState(),
              new ReleaseMeters(meters));
      List<Long> resident = new ArrayList<>();
      for (int swap = 0; swap < SWAPS; swap++) {
        modelSwitch.accept(ModelSwitchTest.release(bundles.get(swap % 2), null));
        assertThat(holder.apply(List.of(frame, frame))).hasSize(2);
        resident.add(residentKilobytes());
      }

      assertThat(meters.get("roadstream.inference.swap.load").timer().count()).isEqualTo(SWAPS);
      // Compilers and collectors take memory for a while and give it back: the least counts.
      long before = Collections.min(resident.subList(SETTLED_AFTER, SETTLED_AFTER + WINDOW));
      long after = Collections.min(resident.subList(SWAPS - WINDOW, SWAPS));
      assertThat(after - before).as("of %s kB", resident).isLessThan(ALLOWED_GROWTH_KB);
    }
  }

  private static long residentKilobytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
