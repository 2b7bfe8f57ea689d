package io.roadstream.scene.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class ShapesTest {
  /** Returns the volume that the triangles enclose; positive if they face outwards. */
  private static double volume(Mesh mesh) {
    double sum = 0;
    float[] p = mesh.position;
    for (int t = 0; t < mesh.index.length; t += 3) {
      int a = mesh.index[t] * 3;
      int b = mesh.index[t + 1] * 3;
      int c = mesh.index[t + 2] * 3;
      sum +=
          p[a] * (double) (p[b + 1] * p[c + 2] - p[b + 2] * p[c + 1])
              - p[a + 1] * (double) (p[b] * p[c + 2] - p[b + 2] * p[c])
              + p[a + 2] * (double) (p[b] * p[c + 1] - p[b + 1] * p[c]);
    }
    return sum / 6;
  }

  private static void assertUnitNormals(Mesh mesh) {
    for (int i = 0; i < mesh.normal.length; i += 3) {
      float x = mesh.normal[i];
      float y = mesh.normal[i + 1];
      float z = mesh.normal[i + 2];
      assertThat(Math.sqrt(x * x + y * y + z * z)).isCloseTo(1, within(1e-5));
    }
  }

  @Property(tries = 50)
  void shouldEncloseABoxOutwards(
      @ForAll @DoubleRange(min = 0.1, max = 9) double x,
      @ForAll @DoubleRange(min = 0.1, max = 9) double y,
      @ForAll @DoubleRange(min = 0.1, max = 9) double z) {
    MeshBuilder b = new MeshBuilder();
    Shapes.box(b, -1, -2, 0.5, -1 + x, -2 + y, 0.5 + z);
    Mesh mesh = b.build();
    assertThat(volume(mesh)).isCloseTo(x * y * z, within(1e-4 * x * y * z + 1e-4));
    assertUnitNormals(mesh);
  }

  @Test
  void shouldEncloseRoundSolidsOutwards() {
    MeshBuilder ball = new MeshBuilder();
    Shapes.ellipsoid(ball, 1, 2, 3, 0.5, 0.7, 0.9, 30, 30);
    double expected = 4.0 / 3 * Math.PI * 0.5 * 0.7 * 0.9;
    assertThat(volume(ball.build())).isCloseTo(expected, within(0.03 * expected));
    MeshBuilder rod = new MeshBuilder();
    Shapes.tube(rod, new double[] {1, 1, 1}, new double[] {2, 3, 4}, 0.4, 0.4, 40, true);
    double length = Math.sqrt(14);
    assertThat(volume(rod.build())).isCloseTo(Math.PI * 0.16 * length, within(0.02));
    MeshBuilder torus = new MeshBuilder();
    Shapes.ring(torus, 0, 0, 1, 1, 0.2, 40, 24);
    double ring = 2 * Math.PI * Math.PI * 0.04;
    assertThat(volume(torus.build())).isCloseTo(ring, within(0.05 * ring));
    assertUnitNormals(torus.build());
  }

  @Test
  void shouldMoveTurnAndScaleInThatOrder() {
    MeshBuilder b = new MeshBuilder();
    Affine map = Affine.scale(2, 2, 2).then(Affine.rotateZ(Math.PI / 2)).then(Affine.move(1, 0, 5));
    b.transform(map).vertex(1, 0, 0, 1, 0, 0, 0, 0, 0);
    Mesh mesh = b.build();
    assertThat(mesh.position).containsExactly(new float[] {1, 2, 5}, within(1e-6f));
    assertThat(mesh.normal).containsExactly(new float[] {0, 1, 0}, within(1e-6f));
  }

  @Test
  void shouldUseFewerTrianglesWhenLessDetailIsAsked() {
    MeshBuilder fine = new MeshBuilder();
    MeshBuilder coarse = new MeshBuilder().detail(0.5);
    Shapes.ellipsoid(fine, 0, 0, 0, 1, 1, 1, 8, 12);
    Shapes.ellipsoid(coarse, 0, 0, 0, 1, 1, 1, 8, 12);
    assertThat(coarse.build().triangleCount()).isEqualTo(fine.build().triangleCount() / 4);
  }

  @Test
  void shouldBoundTheMeshByItsSphere() {
    MeshBuilder b = new MeshBuilder();
    Shapes.box(b, 0, 0, 0, 2, 4, 4);
    Mesh mesh = b.build();
    assertThat(mesh.centreX).isEqualTo(1);
    assertThat(mesh.centreY).isEqualTo(2);
    assertThat((double) mesh.radius).isCloseTo(3, within(0.01));
  }
}
