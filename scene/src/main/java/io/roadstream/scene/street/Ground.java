package io.roadstream.scene.street;

import io.roadstream.scene.mesh.Mesh;
import io.roadstream.scene.mesh.MeshBuilder;
import java.util.TreeSet;

/**
 * Builds surfaces in street coordinates (s along, t across, z up) as meshes around a block's
 * origin.
 *
 * <p>Material coordinates are (s - origin, t, z).
 */
final class Ground {
  private static final double STEP = 4;

  private final StreetPlan plan;
  private final double origin;
  private final double[] cuts;
  private final double x0;
  private final double y0;
  final MeshBuilder mesh = new MeshBuilder();

  /**
   * Starts a mesh; {@code cuts} are places along the street where every patch has vertices, so that
   * none leaves gaps.
   */
  Ground(StreetPlan plan, double origin, double... cuts) {
    this.cuts = cuts;
    this.plan = plan;
    this.origin = origin;
    double[] p = plan.line.point(origin, 0);
    this.x0 = p[0];
    this.y0 = p[1];
  }

  private int vertex(double s, double t, double z, double nx, double ny, double nz) {
    double[] p = plan.line.point(s, t);
    return mesh.vertex(p[0] - x0, p[1] - y0, z, nx, ny, nz, s - origin, t, z);
  }

  private double[] places(double s0, double s1) {
    TreeSet<Double> all = new TreeSet<>();
    all.add(s0);
    all.add(s1);
    for (double s = Math.ceil(s0 / STEP) * STEP; s < s1; s += STEP) {
      all.add(s);
    }
    for (double cut : cuts) {
      if (cut > s0 && cut < s1) {
        all.add(cut);
      }
    }
    return all.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Adds a level patch. */
  void patch(double s0, double s1, double t0, double t1, double z) {
    double[] at = places(s0, s1);
    int n = at.length - 1;
    int m = Math.max(1, (int) Math.ceil((t1 - t0) / 24));
    int first = mesh.vertexCount();
    for (int i = 0; i <= n; i++) {
      for (int j = 0; j <= m; j++) {
        vertex(at[i], t0 + (t1 - t0) * j / m, z, 0, 0, 1);
      }
    }
    cover(first, n + 1, m + 1);
  }

  /** Height of the ground over the street, metres, by place along and across it. */
  @FunctionalInterface
  interface Height {
    double at(double s, double t);
  }

  /**
   * Adds ground of the given height with vertices across the street at {@code across}, which
   * ascend.
   */
  void hills(double s0, double s1, double[] across, Height height) {
    double reach = 0.25;
    double[] at = places(s0, s1);
    int first = mesh.vertexCount();
    for (double s : at) {
      double h = plan.line.heading(s);
      for (double t : across) {
        double ds = (height.at(s + reach, t) - height.at(s - reach, t)) / (2 * reach);
        double dt = (height.at(s, t + reach) - height.at(s, t - reach)) / (2 * reach);
        double nx = dt * StrictMath.sin(h) - ds * StrictMath.cos(h);
        double ny = -dt * StrictMath.cos(h) - ds * StrictMath.sin(h);
        vertex(s, t, height.at(s, t), nx, ny, 1);
      }
    }
    cover(first, at.length, across.length);
  }

  /** Covers what lies between rows of vertices across the street, the first of which is given. */
  private void cover(int first, int rows, int columns) {
    for (int i = 0; i + 1 < rows; i++) {
      for (int j = 0; j + 1 < columns; j++) {
        int k = first + i * columns + j;
        mesh.quad(k, k + columns, k + columns + 1, k + 1);
      }
    }
  }

  /**
   * Adds an upright face along the street that looks towards its axis (facing = -1 for the left
   * side, +1 for the right).
   */
  void along(double s0, double s1, double t, double z0, double z1, int facing) {
    double[] at = places(s0, s1);
    int n = at.length - 1;
    int first = mesh.vertexCount();
    for (int i = 0; i <= n; i++) {
      double s = at[i];
      double h = plan.line.heading(s);
      double nx = -StrictMath.sin(h) * facing;
      double ny = StrictMath.cos(h) * facing;
      vertex(s, t, z0, nx, ny, 0);
      vertex(s, t, z1, nx, ny, 0);
    }
    for (int i = 0; i < n; i++) {
      int k = first + 2 * i;
      if (facing < 0) {
        mesh.quad(k, k + 2, k + 3, k + 1);
      } else {
        mesh.quad(k + 2, k, k + 1, k + 3);
      }
    }
  }

  /**
   * Adds an upright face across the street that looks along it (facing = +1 forwards, -1
   * backwards).
   */
  void across(double s, double t0, double t1, double z0, double z1, int facing) {
    double h = plan.line.heading(s);
    double nx = StrictMath.cos(h) * facing;
    double ny = StrictMath.sin(h) * facing;
    int a = vertex(s, t0, z0, nx, ny, 0);
    int b = vertex(s, t1, z0, nx, ny, 0);
    int c = vertex(s, t1, z1, nx, ny, 0);
    int d = vertex(s, t0, z1, nx, ny, 0);
    if (facing > 0) {
      mesh.quad(a, b, c, d);
    } else {
      mesh.quad(b, a, d, c);
    }
  }

  Mesh build() {
    return mesh.build();
  }
}
