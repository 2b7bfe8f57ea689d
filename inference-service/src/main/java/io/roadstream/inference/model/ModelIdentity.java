package io.roadstream.inference.model;

import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.perception.bundle.BundleManifest.Depth;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.camera.FrameGeometry;
import io.roadstream.perception.camera.Intrinsics;
import io.roadstream.schemas.CameraModel;
import io.roadstream.schemas.DepthCodec;
import io.roadstream.schemas.ModelRef;
import org.jspecify.annotations.Nullable;

/**
 * What every prediction says of the model that made it.
 *
 * @param ref name, version and digest
 * @param depth how to read its depth codes
 */
public record ModelIdentity(ModelRef ref, Depth depth) {

  /** The identity of a bundle. */
  public static ModelIdentity of(ModelBundle bundle) {
    BundleManifest manifest = bundle.manifest();
    return new ModelIdentity(
        new ModelRef(manifest.name(), manifest.version(), bundle.sha256()), manifest.depth());
  }

  /**
   * How to read the depth codes of a frame, as its camera has them.
   *
   * @throws IllegalArgumentException if the camera's focal length is not positive
   */
  public DepthCodec depthCodec(FrameGeometry geometry, @Nullable CameraModel camera) {
    double stretch =
        depth.stretch(
            geometry,
            camera == null
                ? null
                : new Intrinsics(camera.getFx(), camera.getFy(), camera.getCx(), camera.getCy()));
    return new DepthCodec(
        depth.transform(), depth.scale(), depth.minMetres() * stretch, depth.maxMetres() * stretch);
  }
}
