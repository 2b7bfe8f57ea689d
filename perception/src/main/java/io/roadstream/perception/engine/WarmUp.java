package io.roadstream.perception.engine;

import io.roadstream.perception.bundle.BundleManifest.Input;
import io.roadstream.perception.bundle.ModelBundle;

/** What engines run before their first frame. */
final class WarmUp {

  /** TorchScript records shapes in its first run and compiles for them in its second. */
  static final int RUNS = 3;

  private WarmUp() {}

  /** A frame of a bundle's size that shows nothing. */
  static NetworkInput empty(ModelBundle bundle) {
    Input input = bundle.manifest().input();
    return new NetworkInput(
        new float[3 * input.width() * input.height()],
        input.geometry(input.width(), input.height()));
  }
}
