package io.roadstream.perception.bundle;

import java.nio.file.Path;

/**
 * A model bundle whose files' digests have been checked.
 *
 * @param folder where its files lie
 * @param manifest what bundle.json says
 * @param sha256 SHA-256 of bundle.json, lower-case hex: the bundle's identity
 */
public record ModelBundle(Path folder, BundleManifest manifest, String sha256) {

  /** The TorchScript file. */
  public Path torchScript() {
    return folder.resolve(BundleLoader.TORCHSCRIPT);
  }

  /** The ONNX graph. */
  public Path graph() {
    return folder.resolve(BundleLoader.GRAPH);
  }

  /**
   * The same network on a grid of another size: it takes any. The identity stays that of the
   * bundle.
   */
  public ModelBundle withInputSize(int width, int height) {
    return new ModelBundle(
        folder, manifest.withInput(manifest.input().withSize(width, height)), sha256);
  }
}
