package io.roadstream.inference.model;

import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.schemas.DepthCodec;
import io.roadstream.schemas.ModelRef;

/**
 * What every prediction says of the model that made it.
 *
 * @param ref name, version and digest
 * @param depthCodec how to read its depth codes
 */
public record ModelIdentity(ModelRef ref, DepthCodec depthCodec) {

  /** The identity of a bundle. */
  public static ModelIdentity of(ModelBundle bundle) {
    BundleManifest manifest = bundle.manifest();
    BundleManifest.Depth depth = manifest.depth();
    return new ModelIdentity(
        new ModelRef(manifest.name(), manifest.version(), bundle.sha256()),
        new DepthCodec(depth.transform(), depth.scale(), depth.minMetres(), depth.maxMetres()));
  }
}
