package io.roadstream.inference.release;

import io.roadstream.perception.bundle.BundleLoader;
import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.perception.bundle.BundleWriter;
import io.roadstream.perception.bundle.ModelBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The shipped bundle, and copies of it under other versions. */
public final class Bundles {

  private Bundles() {}

  public static ModelBundle shipped() {
    return new BundleLoader().load(Path.of("..", "models", "roadstream-street"));
  }

  /** A copy with another version, input and content. */
  public static ModelBundle copy(Path folder, String version, BundleManifest.Input input)
      throws IOException {
    ModelBundle shipped = shipped();
    Files.createDirectories(folder);
    Files.copy(shipped.torchScript(), folder.resolve(BundleLoader.TORCHSCRIPT));
    Files.copy(shipped.graph(), folder.resolve(BundleLoader.GRAPH));
    return manifest(folder, version, input);
  }

  /** The same without a network in its files. */
  public static ModelBundle empty(Path folder, String version, BundleManifest.Input input)
      throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(BundleLoader.TORCHSCRIPT), "torch " + version);
    Files.writeString(folder.resolve(BundleLoader.GRAPH), "graph " + version);
    return manifest(folder, version, input);
  }

  private static ModelBundle manifest(Path folder, String version, BundleManifest.Input input) {
    BundleManifest shipped = shipped().manifest();
    return new BundleWriter()
        .write(
            folder,
            new BundleManifest(
                1,
                shipped.name(),
                version,
                null,
                shipped.created(),
                input,
                shipped.classes(),
                shipped.depth(),
                shipped.metrics(),
                shipped.provenance(),
                shipped.files()));
  }
}
