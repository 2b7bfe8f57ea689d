package io.roadstream.perception.bundle;

import io.roadstream.perception.bundle.BundleManifest.FileDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Loads a bundle only if its manifest is sound and every file in it has the size and SHA-256 that
 * the manifest states: a TorchScript file is code, so nothing of a bundle is opened before that.
 *
 * <p>Thread-safe and stateless.
 */
public final class BundleLoader {

  /** The manifest's file name. */
  public static final String MANIFEST = "bundle.json";

  /** The network as TorchScript. */
  public static final String TORCHSCRIPT = "model.pt";

  /** The network as an ONNX graph. */
  public static final String GRAPH = "graph.onnx";

  static final List<String> FILES = List.of(TORCHSCRIPT, GRAPH);

  static final long LARGEST_MANIFEST = 1 << 20;

  /**
   * Loads from a folder's path or a {@code file:} URI, as settings hold them.
   *
   * @throws BundleException if the bundle cannot be used
   */
  public ModelBundle load(String location) {
    if (location.isBlank()) {
      throw new BundleException("the model bundle's location is empty; give a folder");
    }
    if (!location.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) {
      return load(Path.of(location));
    }
    try {
      return load(new URI(location));
    } catch (URISyntaxException e) {
      throw new BundleException(
          "model bundle " + location + " is no valid URI: " + e.getReason() + "; give a folder", e);
    }
  }

  /**
   * Loads from a {@code file:} URI.
   *
   * @throws BundleException if the bundle cannot be used or the URI has another scheme
   */
  public ModelBundle load(URI location) {
    if (!"file".equalsIgnoreCase(location.getScheme())) {
      throw new BundleException(
          "model bundle "
              + location
              + " cannot be fetched: give a folder or a file: URI, and copy the bundle there first");
    }
    Path folder;
    try {
      folder = Path.of(location);
    } catch (IllegalArgumentException e) {
      throw new BundleException(
          "model bundle " + location + " is no folder; write it as file:///path/to/bundle", e);
    }
    return load(folder);
  }

  /**
   * Loads from a folder.
   *
   * @throws BundleException if the bundle cannot be used
   */
  public ModelBundle load(Path folder) {
    Path path = folder.resolve(MANIFEST);
    if (!Files.isDirectory(folder)) {
      throw new BundleException(
          "model bundle " + folder + " does not exist; give the folder that holds " + MANIFEST);
    }
    if (!Files.isRegularFile(path)) {
      throw new BundleException(
          "model bundle " + folder + " has no " + MANIFEST + "; give the folder that holds it");
    }
    byte[] json = readManifest(path);
    BundleManifest manifest = ManifestJson.read(path.toString(), json);
    for (Map.Entry<String, FileDigest> file : manifest.files().entrySet()) {
      verify(folder.resolve(file.getKey()), file.getValue());
    }
    return new ModelBundle(folder, manifest, Digests.of(json));
  }

  private static byte[] readManifest(Path path) {
    try {
      long bytes = Files.size(path);
      if (bytes > LARGEST_MANIFEST) {
        throw new BundleException(
            path + " has " + bytes + " bytes; a manifest has at most " + LARGEST_MANIFEST);
      }
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new BundleException(path + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static void verify(Path file, FileDigest stated) {
    if (!Files.isRegularFile(file)) {
      throw new BundleException(
          file + " is missing though the manifest lists it; copy the whole bundle again");
    }
    FileDigest found;
    try {
      found = Digests.of(file);
    } catch (UncheckedIOException e) {
      throw new BundleException(e.getMessage() + ": " + e.getCause().getMessage(), e);
    }
    if (!found.equals(stated)) {
      throw new BundleException(
          file
              + " is not the file that the manifest lists: it has SHA-256 "
              + found.sha256()
              + " and "
              + found.bytes()
              + " bytes, not "
              + stated.sha256()
              + " and "
              + stated.bytes()
              + "; copy the whole bundle again");
    }
  }
}
