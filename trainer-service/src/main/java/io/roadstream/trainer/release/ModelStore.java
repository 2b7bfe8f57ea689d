package io.roadstream.trainer.release;

import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.bundle.S3Bundles;
import io.roadstream.perception.bundle.S3Location;
import io.roadstream.perception.bundle.StoredBundle;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Keeps bundles, each as {@code NAME/VERSION} and never changed again, and holds whole ones only.
 * Thread-safe.
 */
public interface ModelStore {

  /**
   * The store at a location.
   *
   * @param location a folder, or {@code s3://BUCKET/FOLDER}
   * @throws io.roadstream.perception.bundle.BundleException if it is no location
   */
  static ModelStore at(String location) {
    return S3Location.is(location)
        ? new BucketStore(S3Location.parse(location), S3Bundles.ofEnvironment())
        : new FolderStore(Path.of(location));
  }

  /** Where it lies. */
  String location();

  /**
   * Puts a bundle; the same bundle again changes nothing.
   *
   * @throws ReleaseException if another bundle has its name and version, or it cannot be written
   */
  StoredBundle put(ModelBundle bundle);

  /** All bundles that are whole, the newest first. Damaged ones are logged. */
  List<StoredBundle> list();

  /** The bundle of a name and version. */
  Optional<StoredBundle> find(String name, String version);

  /** The bundle of an identity. */
  default Optional<StoredBundle> find(String sha256) {
    return list().stream().filter(bundle -> bundle.sha256().equals(sha256)).findFirst();
  }
}
