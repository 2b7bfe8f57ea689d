package io.roadstream.perception.engine;

import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.perception.bundle.BundleManifest.Crop;
import io.roadstream.perception.bundle.BundleManifest.Depth;
import io.roadstream.perception.bundle.BundleManifest.Input;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Manifests of networks that are not there. */
final class TestManifests {

  private TestManifests() {}

  static BundleManifest ofSize(int width, int height) {
    return ofSize(width, height, Depth.ARTICLE);
  }

  static BundleManifest ofSize(int width, int height, Depth depth) {
    return new BundleManifest(
        1,
        "none",
        "0",
        null,
        Instant.EPOCH,
        new Input(
            width, height, new Crop(0, 0, 1, 1), List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0)),
        Collections.nCopies(20, "class"),
        depth,
        List.of(),
        Map.of(),
        Map.of());
  }
}
