package io.roadstream.trainer.release;

import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.perception.bundle.BundleManifest.Parent;
import io.roadstream.perception.bundle.BundleWriter;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.trainer.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bundles whose files hold no network. */
final class TestBundles {

  private TestBundles() {}

  static ModelBundle write(Path folder, String version, @Nullable ModelBundle parent)
      throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("model.pt"), "torch " + version);
    Files.writeString(folder.resolve("graph.onnx"), "graph " + version);
    BundleManifest shipped = Fixtures.bundle().manifest();
    return new BundleWriter()
        .write(
            folder,
            new BundleManifest(
                1,
                "test-street",
                version,
                parent == null
                    ? null
                    : new Parent(
                        parent.manifest().name(), parent.manifest().version(), parent.sha256()),
                Instant.parse("2026-11-24T10:00:00Z").plusSeconds(version.hashCode() & 0xFF),
                shipped.input(),
                shipped.classes(),
                shipped.depth(),
                List.of(),
                Map.of(),
                Map.of()));
  }
}
