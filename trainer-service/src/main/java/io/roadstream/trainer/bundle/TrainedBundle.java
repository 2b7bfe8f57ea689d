package io.roadstream.trainer.bundle;

import io.roadstream.perception.bundle.BundleLoader;
import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.perception.bundle.BundleManifest.Input;
import io.roadstream.perception.bundle.BundleManifest.Parent;
import io.roadstream.perception.bundle.BundleWriter;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.trainer.network.TorchNetwork;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/**
 * What becomes of a network when it leaves training: a bundle with the same grid, classes and depth
 * code as the one that it started from.
 *
 * @param name name of the new bundle
 * @param version version of the new bundle
 * @param metrics figures, each with the data that it was measured on
 * @param provenance how it was made
 */
public record TrainedBundle(
    String name,
    String version,
    List<Map<String, Object>> metrics,
    Map<String, Object> provenance) {

  /**
   * Writes the bundle; its manifest comes last.
   *
   * @param folder is made where it is missing; a bundle that is there is replaced file by file
   * @param parent the bundle that training started from
   * @param input what the network was trained to see
   */
  public ModelBundle write(Path folder, TorchNetwork network, ModelBundle parent, Input input) {
    try {
      Files.createDirectories(folder);
      Path script = folder.resolve(BundleLoader.TORCHSCRIPT + ".new");
      try (OutputStream out = Files.newOutputStream(script)) {
        network.write(out);
      }
      Path graph = folder.resolve(BundleLoader.GRAPH + ".new");
      OnnxTransplant.transplant(
          parent.folder().resolve(BundleLoader.GRAPH), network.state(), graph);
      replace(script, folder.resolve(BundleLoader.TORCHSCRIPT));
      replace(graph, folder.resolve(BundleLoader.GRAPH));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a bundle to " + folder, e);
    }
    return new BundleWriter().write(folder, manifest(parent, input));
  }

  private static void replace(Path fresh, Path file) throws IOException {
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private BundleManifest manifest(ModelBundle parent, Input input) {
    BundleManifest start = parent.manifest();
    return new BundleManifest(
        start.formatVersion(),
        name,
        version,
        new Parent(start.name(), start.version(), parent.sha256()),
        Instant.now().truncatedTo(ChronoUnit.SECONDS),
        input,
        start.classes(),
        start.depth(),
        metrics,
        provenance,
        Map.of());
  }
}
