package io.roadstream.scene.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadstream.scene.mesh.Mesh;
import io.roadstream.scene.mesh.MeshBuilder;
import io.roadstream.scene.mesh.Shapes;
import io.roadstream.scene.shade.GroundMap;
import io.roadstream.scene.shade.Light;
import io.roadstream.scene.shade.Material;
import io.roadstream.scene.shade.ShadowMap;
import io.roadstream.scene.shade.Surface;
import io.roadstream.scene.shade.Textures;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ImagePassTest {
  private static final int W = 96;
  private static final int H = 64;
  private static final double F = 100;
  private static final Light LIGHT =
      new Light(
          new float[] {0, 0, 1},
          new float[3],
          new float[] {1, 1, 1},
          new float[] {1, 1, 1},
          new float[3],
          0,
          0,
          0,
          0,
          0);
  private static final Material RED =
      f -> {
        f.r = 1;
        f.g = 0;
        f.b = 0;
      };

  private byte[] ids = {};
  private float[] depth = {};

  /** Looks along +x from the origin; image right is -y, image down is -z. */
  private static Camera camera() {
    return new Camera(
        new double[3],
        new double[] {0, -1, 0},
        new double[] {0, 0, -1},
        new double[] {1, 0, 0},
        F,
        F,
        (W - 1) / 2.0,
        (H - 1) / 2.0);
  }

  private float[] render(Instance... things) {
    try (Workers workers = new Workers(1)) {
      ShadowMap shadows = new ShadowMap();
      ImagePass.View view =
          new ImagePass(W, H, workers, Relief.LEVEL, LIGHT, shadows, new GroundMap())
              .render(List.of(things), camera(), 1.3, true);
      ids = view.truth().trainIds();
      depth = view.truth().depth();
      return view.linear();
    }
  }

  /** Returns an upright square of the given half size at x = 0, facing -x. */
  private static Mesh square(double half) {
    MeshBuilder b = new MeshBuilder();
    Shapes.face(b, 0, half, -half, 0, -2 * half, 0, 0, 0, 2 * half);
    return b.build();
  }

  private static Instance at(Mesh mesh, Surface surface, double x, int key) {
    return new Instance(mesh, new Surface[] {surface}, x, 0, 0, 0, 1, key, false);
  }

  private int count(int id) {
    int n = 0;
    for (byte b : ids) {
      n += b == id ? 1 : 0;
    }
    return n;
  }

  @Property(tries = 60)
  void shouldDrawAKnownSquareAtItsDepthOnExactlyItsPixels(
      @ForAll @DoubleRange(min = 0.5, max = 220) double distance,
      @ForAll @DoubleRange(min = 0.05, max = 3) double half) {
    render(at(square(half), Surface.solid(RED, 13), distance, 1));
    double reach = F * half / distance;
    for (int y = 0; y < H; y++) {
      for (int x = 0; x < W; x++) {
        double dx = Math.abs(x - (W - 1) / 2.0);
        double dy = Math.abs(y - (H - 1) / 2.0);
        double edge = Math.max(dx, dy) - reach;
        if (Math.abs(edge) > 1e-3) {
          assertThat((int) ids[y * W + x]).isEqualTo(edge < 0 ? 13 : 10);
          assertThat((double) depth[y * W + x])
              .isCloseTo(edge < 0 ? distance : 0, within(1e-5 * distance));
        }
      }
    }
  }

  @Test
  void shouldShowTheNearerOfTwoWhateverTheirOrder() {
    Instance near = at(square(0.5), Surface.solid(RED, 13), 5, 1);
    Instance far = at(square(4), Surface.solid(RED, 2), 9, 2);
    render(near, far);
    byte[] first = ids.clone();
    render(far, near);
    assertThat(ids).isEqualTo(first);
    assertThat(ids[H / 2 * W + W / 2]).isEqualTo((byte) 13);
    assertThat(count(2)).isPositive();
  }

  @Test
  void shouldNotShowTheBackOfASolidSurface() {
    Instance turned =
        new Instance(
            square(1), new Surface[] {Surface.solid(RED, 13)}, 5, 0, 0, Math.PI, 1, 1, false);
    render(turned);
    assertThat(count(13)).isZero();
    Instance sheet =
        new Instance(
            square(1), new Surface[] {Surface.sheet(RED, 13)}, 5, 0, 0, Math.PI, 1, 1, false);
    render(sheet);
    assertThat(count(13)).isPositive();
  }

  @Test
  void shouldDrawGroundThatRunsUnderAndBehindTheCamera() {
    MeshBuilder b = new MeshBuilder();
    Shapes.face(b, -50, -50, -1.5, 100, 0, 0, 0, 100, 0);
    render(at(b.build(), Surface.solid(RED, 0), 0, 1));
    for (int y = 0; y < H; y++) {
      double down = (y - (H - 1) / 2.0) / F;
      double expected = down > 0 ? 1.5 / down : 0;
      int i = y * W + W / 2;
      if (expected > 0 && expected < 49) {
        assertThat(ids[i]).isZero();
        assertThat((double) depth[i]).isCloseTo(expected, within(1e-4 * expected));
      } else if (down < 0) {
        assertThat(ids[i]).isEqualTo((byte) 10);
      }
    }
  }

  @Test
  void shouldLetClassAndDepthAgreeInTheHolesOfAFence() {
    MeshBuilder b = new MeshBuilder();
    int p = b.vertex(0, 2, -1, -1, 0, 0, 0, 0, 0);
    int q = b.vertex(0, -2, -1, -1, 0, 0, 4, 0, 0);
    int r = b.vertex(0, -2, 1, -1, 0, 0, 4, 2, 0);
    int s = b.vertex(0, 2, 1, -1, 0, 0, 0, 2, 0);
    b.quad(p, q, r, s);
    render(
        at(b.build(), Surface.cutOut(RED, 4, Textures.BARS), 4, 1),
        at(square(20), Surface.solid(RED, 2), 12, 2));
    for (int i = 0; i < ids.length; i++) {
      assertThat(depth[i]).isCloseTo(ids[i] == 4 ? 4f : 12f, within(1e-4f));
    }
    double share = count(4) / (double) ids.length;
    assertThat(share).isBetween(0.14, 0.30);
  }

  @Test
  void shouldLeaveNoGapsBetweenTrianglesThatShareEdges() {
    MeshBuilder b = new MeshBuilder();
    Shapes.ellipsoid(b, 0, 0, 0, 1, 1, 1, 24, 24);
    render(at(b.build(), Surface.solid(RED, 13), 4, 1));
    List<Integer> holes = new ArrayList<>();
    for (int y = 1; y < H - 1; y++) {
      for (int x = 1; x < W - 1; x++) {
        int i = y * W + x;
        if (ids[i] != 13
            && ids[i - 1] == 13
            && ids[i + 1] == 13
            && ids[i - W] == 13
            && ids[i + W] == 13) {
          holes.add(i);
        }
      }
    }
    assertThat(holes).isEmpty();
    double area = Math.PI * F * F / 15;
    assertThat((double) count(13)).isCloseTo(area, within(area * 0.03));
  }

  @Test
  void shouldBlendColourAcrossAnEdgeButNotClass() {
    float[] rgb = render(at(square(0.5), Surface.solid(RED, 13), 5, 1)).clone();
    int row = H / 2 * W;
    int mixed = 0;
    for (int x = 0; x < W; x++) {
      float g = rgb[(row + x) * 3 + 1];
      if (g > 0.02f && g < 0.9f) {
        mixed++;
      }
    }
    assertThat(mixed).isBetween(2, 4);
    assertThat(ids).containsOnly((byte) 13, (byte) 10);
  }
}
