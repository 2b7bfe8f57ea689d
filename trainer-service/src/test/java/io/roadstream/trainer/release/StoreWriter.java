package io.roadstream.trainer.release;

import io.roadstream.perception.bundle.BundleLoader;
import io.roadstream.perception.bundle.BundleWriter;
import io.roadstream.perception.bundle.ModelBundle;
import java.nio.file.Files;
import java.nio.file.Path;

/** Puts version after version into a store until it is killed. */
final class StoreWriter {

  private static final int BYTES = 4 << 20;

  private StoreWriter() {}

  public static void main(String[] arguments) throws Exception {
    ModelStore store = new FolderStore(Path.of(arguments[0]));
    Path folder = Path.of(arguments[1]);
    ModelBundle pattern = new BundleLoader().load(folder);
    for (int version = 0; version < 200; version++) {
      Path fresh = folder.resolveSibling("writer-" + ProcessHandle.current().pid() + "-" + version);
      Files.createDirectories(fresh);
      Files.write(fresh.resolve("model.pt"), new byte[BYTES]);
      Files.writeString(fresh.resolve("graph.onnx"), "graph");
      var manifest = pattern.manifest();
      store.put(
          new BundleWriter()
              .write(
                  fresh,
                  new io.roadstream.perception.bundle.BundleManifest(
                      1,
                      manifest.name(),
                      ProcessHandle.current().pid() + "." + version,
                      null,
                      manifest.created(),
                      manifest.input(),
                      manifest.classes(),
                      manifest.depth(),
                      manifest.metrics(),
                      manifest.provenance(),
                      manifest.files())));
    }
  }
}
