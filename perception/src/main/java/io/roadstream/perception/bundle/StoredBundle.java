package io.roadstream.perception.bundle;

/**
 * A bundle where it is kept, which may be far away.
 *
 * @param manifest what bundle.json says
 * @param sha256 SHA-256 of bundle.json, lower-case hex: the bundle's identity
 * @param uri its folder: file: or s3:
 */
public record StoredBundle(BundleManifest manifest, String sha256, String uri) {

  /** A bundle in a folder. */
  public static StoredBundle of(ModelBundle bundle) {
    return new StoredBundle(bundle.manifest(), bundle.sha256(), bundle.folder().toUri().toString());
  }
}
