package io.roadstream.perception.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.perception.bundle.BundleManifest.Depth;
import io.roadstream.perception.camera.FrameGeometry;
import io.roadstream.perception.camera.Intrinsics;
import io.roadstream.perception.camera.Region;
import org.junit.jupiter.api.Test;

class BundleManifestTest {

  /** The middle half of a frame of 2000 columns. */
  private static final FrameGeometry GEOMETRY =
      new FrameGeometry(2000, 800, new Region(500, 0, 1000, 400), 512, 208);

  private static final Depth DEPTH = new Depth("log", 5, 1, 250, 1.1, null);

  private static Intrinsics camera(double focalLength) {
    return new Intrinsics(focalLength, focalLength, 1000, 400);
  }

  @Test
  void shouldStretchDepthsWithTheFocalLength() {
    assertThat(DEPTH.stretch(GEOMETRY, camera(1100))).isCloseTo(1, within(1e-9));
    assertThat(DEPTH.stretch(GEOMETRY, camera(2200))).isCloseTo(2, within(1e-9));
    assertThat(DEPTH.codec(GEOMETRY, camera(2200)).maxMetres()).isCloseTo(500, within(1e-6));
  }

  @Test
  void shouldTakeDepthsAsTheyAreWhereTheCameraOrTheFocalLengthIsUnknown() {
    assertThat(DEPTH.stretch(GEOMETRY, null)).isEqualTo(1);
    assertThat(Depth.ARTICLE.stretch(GEOMETRY, camera(2200))).isEqualTo(1);
    assertThat(DEPTH.codec(GEOMETRY, null)).isEqualTo(DEPTH.codec());
  }
}
