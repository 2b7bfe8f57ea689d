package io.roadstream.perception.bundle;

import io.roadstream.perception.bundle.BundleManifest.FileDigest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns a folder with a network's files into a bundle by writing its manifest last and at once: a
 * reader finds a whole bundle or none.
 *
 * <p>Thread-safe and stateless.
 */
public final class BundleWriter {

  /**
   * Writes the manifest of {@code model.pt} and {@code graph.onnx}, which must lie in the folder
   * already.
   *
   * @param folder the bundle
   * @param manifest what to write; its {@code files} are replaced by the digests found
   * @return the bundle as {@link BundleLoader} would load it
   * @throws BundleException if a file is missing or a field of the manifest is wrong
   */
  public ModelBundle write(Path folder, BundleManifest manifest) {
    return write(folder, manifest, BundleLoader.FILES);
  }

  /**
   * The same for more files than the two that every bundle has.
   *
   * @param fileNames names of files in the folder
   */
  public ModelBundle write(Path folder, BundleManifest manifest, List<String> fileNames) {
    Path path = folder.resolve(BundleLoader.MANIFEST);
    ManifestCheck check = new ManifestCheck(path.toString());
    Map<String, FileDigest> files = new LinkedHashMap<>();
    for (String name : fileNames) {
      check.checkFileName(name);
      files.put(name, digest(folder.resolve(name)));
    }
    BundleManifest complete = manifest.withFiles(files);
    check.check(complete);
    byte[] json = ManifestJson.write(complete);
    replace(path, json);
    return new ModelBundle(folder, complete, Digests.of(json));
  }

  private static FileDigest digest(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BundleException(file + " is missing; write it before the bundle's manifest");
    }
    return Digests.of(file);
  }

  private static void replace(Path path, byte[] content) {
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    try {
      try (FileChannel channel =
          FileChannel.open(
              fresh,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer buffer = ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be written", e);
    }
  }
}
