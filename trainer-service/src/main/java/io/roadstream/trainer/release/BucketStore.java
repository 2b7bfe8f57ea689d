package io.roadstream.trainer.release;

import io.roadstream.perception.bundle.BundleException;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.bundle.S3Bundles;
import io.roadstream.perception.bundle.S3Location;
import io.roadstream.perception.bundle.StoredBundle;
import java.util.List;
import java.util.Optional;

/**
 * A model store in an S3 bucket. Of two writers that put different bundles of one name and version
 * at the same moment, the later wins file by file, and a reader's check of the digests tells.
 */
final class BucketStore implements ModelStore {

  private final S3Location root;
  private final S3Bundles bundles;

  BucketStore(S3Location root, S3Bundles bundles) {
    this.root = root;
    this.bundles = bundles;
  }

  @Override
  public String location() {
    return root.toString();
  }

  @Override
  public StoredBundle put(ModelBundle bundle) {
    S3Location place = place(bundle.manifest().name(), bundle.manifest().version());
    try {
      Optional<StoredBundle> there = bundles.describe(place);
      if (there.isEmpty()) {
        bundles.put(bundle, place);
      } else if (!there.get().sha256().equals(bundle.sha256())) {
        throw ReleaseException.versionTaken(place.toString());
      }
      return new StoredBundle(bundle.manifest(), bundle.sha256(), place.toString());
    } catch (BundleException e) {
      throw new ReleaseException(
          "bundle " + bundle.folder() + " cannot be put into " + root + ": " + e.getMessage(), e);
    }
  }

  @Override
  public List<StoredBundle> list() {
    return WholeBundles.newestFirst(bundles.list(root), bundles::describe);
  }

  @Override
  public Optional<StoredBundle> find(String name, String version) {
    return bundles.describe(place(name, version));
  }

  private S3Location place(String name, String version) {
    return root.resolve(name).resolve(version);
  }
}
