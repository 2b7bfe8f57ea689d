package io.roadstream.perception.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Loads bundles from wherever they are kept: a folder, a {@code file:} URI, or {@code
 * s3://BUCKET/FOLDER}. What comes from a bucket is copied into a local folder first, once for each
 * identity, and is whole there or not at all; {@link BundleLoader} checks it as it checks any
 * other.
 *
 * <p>Thread-safe; several processes may share the local folder.
 */
public final class BundleFetcher {

  private final Path copies;
  private final Supplier<S3Bundles> connect;
  private final BundleLoader loader = new BundleLoader();
  private @Nullable S3Bundles buckets;

  /**
   * @param copies local folder for what comes from buckets; is made when it is needed
   */
  public BundleFetcher(Path copies) {
    this(copies, S3Bundles::ofEnvironment);
  }

  /**
   * @param connect asked once, when the first bundle from a bucket is wanted
   */
  public BundleFetcher(Path copies, Supplier<S3Bundles> connect) {
    this.copies = copies;
    this.connect = connect;
  }

  /**
   * Loads a bundle.
   *
   * @throws BundleException if it cannot be had or cannot be used
   */
  public ModelBundle fetch(String location) {
    return S3Location.is(location) ? fetch(S3Location.parse(location)) : loader.load(location);
  }

  private ModelBundle fetch(S3Location location) {
    S3Bundles from = buckets();
    byte[] json = from.requireManifest(location);
    Path copy = copies.resolve(Digests.of(json));
    if (Files.isDirectory(copy)) {
      return loader.load(copy);
    }
    Path beside = copies.resolve(".incoming-" + UUID.randomUUID());
    try {
      Files.createDirectories(beside);
      try {
        from.download(location, json, beside);
        loader.load(beside);
        BundleFolders.move(beside, copy);
      } finally {
        BundleFolders.delete(beside);
      }
      return loader.load(copy);
    } catch (IOException e) {
      throw new BundleException(
          location + " cannot be copied to " + copies + ": " + e.getMessage(), e);
    }
  }

  private synchronized S3Bundles buckets() {
    if (buckets == null) {
      buckets = connect.get();
    }
    return buckets;
  }
}
