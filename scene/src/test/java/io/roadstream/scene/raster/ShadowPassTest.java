package io.roadstream.scene.raster;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadstream.scene.mesh.MeshBuilder;
import io.roadstream.scene.mesh.Shapes;
import io.roadstream.scene.shade.Fragment;
import io.roadstream.scene.shade.GroundMap;
import io.roadstream.scene.shade.Light;
import io.roadstream.scene.shade.ShadowMap;
import io.roadstream.scene.shade.Surface;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShadowPassTest {
  private static final double EYE_HEIGHT = 2;

  /** Behind the camera: in the time that light falls 4 m it goes 3 m ahead. */
  private static final float[] SUN = {-0.6f, 0, 0.8f};

  private static final Light LIGHT =
      new Light(
          SUN,
          new float[] {1, 1, 1},
          new float[] {1, 1, 1},
          new float[] {1, 1, 1},
          new float[3],
          0,
          0,
          0,
          0,
          0);

  /** Looks along +x from above the origin and sees the ground from 6.3 m on, 17 m high. */
  private static final Camera CAMERA =
      new Camera(
          new double[] {0, 0, EYE_HEIGHT},
          new double[] {0, -1, 0},
          new double[] {0, 0, -1},
          new double[] {1, 0, 0},
          100,
          100,
          47.5,
          31.5);

  @Test
  void shouldKeepTheShadowThatFallsIntoTheViewFromBehindTheCamera() {
    ShadowMap shadows = render(plate(-3, 0, 16));
    assertThat(lit(shadows, 9, 0)).isZero();
    assertThat(lit(shadows, 9, 5)).isOne();
  }

  @Test
  void shouldLeaveOutWhatThrowsItsShadowBesideTheView() {
    ShadowMap shadows = render(plate(5, 30, 4));
    assertThat(lit(shadows, 8, 30)).isOne();
  }

  @Test
  void shouldLeaveOutWhatCastsNone() {
    ShadowMap shadows = render(plate(-3, 0, 16, false));
    assertThat(lit(shadows, 9, 0)).isOne();
  }

  private static ShadowMap render(Instance thing) {
    try (Workers workers = new Workers(1)) {
      ShadowMap shadows = new ShadowMap();
      ImagePass view =
          new ImagePass(96, 64, workers, Relief.LEVEL, LIGHT, shadows, new GroundMap());
      new ShadowPass(workers, Relief.LEVEL)
          .render(List.of(thing), SUN, new double[] {20, 0, 0}, CAMERA, view, 60, shadows);
      return shadows;
    }
  }

  private static Instance plate(double x, double y, double z) {
    return plate(x, y, z, true);
  }

  /** An upright square of 4 m around a point. */
  private static Instance plate(double x, double y, double z, boolean castsShadow) {
    MeshBuilder mesh = new MeshBuilder();
    Shapes.face(mesh, 0, 2, -2, 0, -4, 0, 0, 0, 4);
    Surface[] surfaces = {Surface.sheet(f -> f.r = 1, 13)};
    return new Instance(mesh.build(), surfaces, x, y, z, 0, 1, 1, castsShadow);
  }

  /** The lit share of a place on the ground. */
  private static float lit(ShadowMap shadows, double x, double y) {
    Fragment fragment = new Fragment(LIGHT, shadows, new GroundMap());
    fragment.x = (float) x;
    fragment.y = (float) y;
    fragment.z = (float) -EYE_HEIGHT;
    fragment.nz = 1;
    return fragment.lit();
  }
}
