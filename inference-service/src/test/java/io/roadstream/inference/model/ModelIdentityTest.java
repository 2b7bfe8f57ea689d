package io.roadstream.inference.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.perception.bundle.BundleManifest.Depth;
import io.roadstream.perception.camera.FrameGeometry;
import io.roadstream.perception.camera.Region;
import io.roadstream.schemas.CameraModel;
import io.roadstream.schemas.DepthCodec;
import io.roadstream.schemas.ModelRef;
import org.junit.jupiter.api.Test;

class ModelIdentityTest {

  private static final FrameGeometry GEOMETRY =
      new FrameGeometry(1024, 512, new Region(0, 0, 1024, 410), 512, 208);

  private final ModelIdentity identity =
      new ModelIdentity(
          new ModelRef("street", "1.0.0", "f".repeat(64)), new Depth("log", 5, 1, 250, 1.0, null));

  @Test
  void shouldTellDepthsAsTheFramesOwnCameraHasThem() {
    CameraModel tele = new CameraModel(2048.0, 2048.0, 512.0, 256.0, null);
    assertThat(identity.depthCodec(GEOMETRY, tele))
        .isEqualTo(new DepthCodec("log", 5.0, 2.0, 500.0));
  }

  @Test
  void shouldTellTheModelsOwnDepthsWhereTheCameraIsUnknown() {
    assertThat(identity.depthCodec(GEOMETRY, null))
        .isEqualTo(new DepthCodec("log", 5.0, 1.0, 250.0));
  }
}
