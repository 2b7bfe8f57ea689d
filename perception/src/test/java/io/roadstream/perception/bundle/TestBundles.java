package io.roadstream.perception.bundle;

import io.roadstream.perception.bundle.BundleManifest.Crop;
import io.roadstream.perception.bundle.BundleManifest.Depth;
import io.roadstream.perception.bundle.BundleManifest.Input;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Bundles whose files hold no network, for tests of what surrounds it. */
final class TestBundles {

  private TestBundles() {}

  static BundleManifest manifest() {
    return new BundleManifest(
        1,
        "test-street",
        "1.2.3",
        null,
        Instant.parse("2026-11-24T10:00:00Z"),
        new Input(
            512,
            208,
            new Crop(0, 0, 1, 0.8),
            List.of(0.485, 0.456, 0.406),
            List.of(0.229, 0.224, 0.225)),
        ManifestCheck.CLASSES,
        Depth.ARTICLE,
        List.of(Map.of("data", "synthetic:9", "images", 100, "miou", 0.5)),
        Map.of("seed", 7),
        Map.of());
  }

  static Path files(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("model.pt"), "torch".getBytes(StandardCharsets.UTF_8));
    Files.write(folder.resolve("graph.onnx"), "graph".getBytes(StandardCharsets.UTF_8));
    return folder;
  }
}
