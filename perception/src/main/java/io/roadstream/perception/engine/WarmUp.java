package io.roadstream.perception.engine;

import io.roadstream.perception.bundle.BundleManifest.Input;
import java.util.Collections;
import java.util.List;

/** Runs an engine on empty frames. */
final class WarmUp {

  /** TorchScript records shapes in its first run and compiles for them in its second. */
  private static final int RUNS = 3;

  private WarmUp() {}

  /** Runs every given batch size a few times. */
  static void run(PerceptionEngine engine, List<Integer> sizes) {
    Input input = engine.bundle().manifest().input();
    NetworkInput empty =
        new NetworkInput(
            new float[3 * input.width() * input.height()],
            input.geometry(input.width(), input.height()));
    for (int size : sizes) {
      for (int run = 0; run < RUNS; run++) {
        engine.infer(Collections.nCopies(size, empty));
      }
    }
  }
}
