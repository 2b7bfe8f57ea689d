package io.roadstream.perception.bundle;

import java.nio.file.Path;

/**
 * A model bundle whose files' digests have been checked.
 *
 * @param folder where its files lie
 * @param manifest what bundle.json says
 * @param sha256 SHA-256 of bundle.json, lower-case hex: the bundle's identity
 */
public record ModelBundle(Path folder, BundleManifest manifest, String sha256) {}
