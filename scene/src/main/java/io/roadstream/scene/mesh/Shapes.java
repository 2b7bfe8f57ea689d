package io.roadstream.scene.mesh;

/**
 * Adds simple solids to a {@link MeshBuilder}; their material coordinates are the local position
 * unless stated.
 *
 * <p>Angles in radians, lengths in metres. Stateless.
 */
public final class Shapes {
  private Shapes() {}

  /**
   * Adds an axis-aligned box; each face has its own normals and the coordinates are the positions.
   */
  public static void box(
      MeshBuilder b, double x0, double y0, double z0, double x1, double y1, double z1) {
    face(b, x1, y0, z0, 0, y1 - y0, 0, 0, 0, z1 - z0);
    face(b, x0, y1, z0, 0, y0 - y1, 0, 0, 0, z1 - z0);
    face(b, x1, y1, z0, x0 - x1, 0, 0, 0, 0, z1 - z0);
    face(b, x0, y0, z0, x1 - x0, 0, 0, 0, 0, z1 - z0);
    face(b, x0, y0, z1, x1 - x0, 0, 0, 0, y1 - y0, 0);
    face(b, x0, y1, z0, x1 - x0, 0, 0, 0, y0 - y1, 0);
  }

  /** Adds a parallelogram from a corner and two edges; the normal is the edges' cross product. */
  public static void face(
      MeshBuilder b,
      double x,
      double y,
      double z,
      double ux,
      double uy,
      double uz,
      double vx,
      double vy,
      double vz) {
    double nx = uy * vz - uz * vy;
    double ny = uz * vx - ux * vz;
    double nz = ux * vy - uy * vx;
    int p = b.vertex(x, y, z, nx, ny, nz, x, y, z);
    int q = b.vertex(x + ux, y + uy, z + uz, nx, ny, nz, x + ux, y + uy, z + uz);
    int r =
        b.vertex(
            x + ux + vx,
            y + uy + vy,
            z + uz + vz,
            nx,
            ny,
            nz,
            x + ux + vx,
            y + uy + vy,
            z + uz + vz);
    int s = b.vertex(x + vx, y + vy, z + vz, nx, ny, nz, x + vx, y + vy, z + vz);
    b.quad(p, q, r, s);
  }

  /** Adds a tapered tube between two points, open or with end caps. */
  public static void tube(
      MeshBuilder b,
      double[] from,
      double[] to,
      double r0,
      double r1,
      int fullSides,
      boolean caps) {
    int sides = b.divisions(fullSides);
    double dx = to[0] - from[0];
    double dy = to[1] - from[1];
    double dz = to[2] - from[2];
    double length = Math.sqrt(dx * dx + dy * dy + dz * dz);
    dx /= length;
    dy /= length;
    dz /= length;
    double hx = Math.abs(dz) < 0.9 ? 0 : 1;
    double hz = Math.abs(dz) < 0.9 ? 1 : 0;
    double ax = dy * hz;
    double ay = dz * hx - dx * hz;
    double az = -dy * hx;
    double an = Math.sqrt(ax * ax + ay * ay + az * az);
    ax /= an;
    ay /= an;
    az /= an;
    double bx = dy * az - dz * ay;
    double by = dz * ax - dx * az;
    double bz = dx * ay - dy * ax;
    int first = b.vertexCount();
    for (int i = 0; i <= sides; i++) {
      double angle = 2 * Math.PI * i / sides;
      double c = StrictMath.cos(angle);
      double s = StrictMath.sin(angle);
      double nx = ax * c + bx * s;
      double ny = ay * c + by * s;
      double nz = az * c + bz * s;
      for (int end = 0; end < 2; end++) {
        double[] p = end == 0 ? from : to;
        double r = end == 0 ? r0 : r1;
        double x = p[0] + nx * r;
        double y = p[1] + ny * r;
        double z = p[2] + nz * r;
        b.vertex(x, y, z, nx, ny, nz, x, y, z);
      }
    }
    for (int i = 0; i < sides; i++) {
      int k = first + 2 * i;
      b.quad(k, k + 2, k + 3, k + 1);
    }
    if (caps) {
      cap(b, from, -dx, -dy, -dz, first, sides, 0);
      cap(b, to, dx, dy, dz, first, sides, 1);
    }
  }

  private static void cap(
      MeshBuilder b, double[] at, double nx, double ny, double nz, int first, int sides, int end) {
    int centre = b.vertex(at[0], at[1], at[2], nx, ny, nz, at[0], at[1], at[2]);
    for (int i = 0; i < sides; i++) {
      int k = first + 2 * i + end;
      if (end == 0) {
        b.triangle(centre, k + 2, k);
      } else {
        b.triangle(centre, k, k + 2);
      }
    }
  }

  /** Adds an ellipsoid with the given half axes around a centre. */
  public static void ellipsoid(
      MeshBuilder b,
      double cx,
      double cy,
      double cz,
      double rx,
      double ry,
      double rz,
      int fullRings,
      int fullSides) {
    int rings = b.divisions(fullRings);
    int sides = b.divisions(fullSides);
    int first = b.vertexCount();
    for (int i = 0; i <= rings; i++) {
      double polar = Math.PI * i / rings - Math.PI / 2;
      double cp = StrictMath.cos(polar);
      double sp = StrictMath.sin(polar);
      for (int j = 0; j <= sides; j++) {
        double angle = 2 * Math.PI * j / sides;
        double nx = cp * StrictMath.cos(angle);
        double ny = cp * StrictMath.sin(angle);
        double x = cx + nx * rx;
        double y = cy + ny * ry;
        double z = cz + sp * rz;
        b.vertex(x, y, z, nx / rx, ny / ry, sp / rz, x, y, z);
      }
    }
    for (int i = 0; i < rings; i++) {
      for (int j = 0; j < sides; j++) {
        int k = first + i * (sides + 1) + j;
        b.quad(k, k + 1, k + sides + 2, k + sides + 1);
      }
    }
  }

  /** Adds a ring (torus) around the y axis through a centre. */
  public static void ring(
      MeshBuilder b,
      double cx,
      double cy,
      double cz,
      double radius,
      double thickness,
      int fullSegments,
      int fullSides) {
    int segments = b.divisions(fullSegments);
    int sides = b.divisions(fullSides);
    int first = b.vertexCount();
    for (int i = 0; i <= segments; i++) {
      double a = 2 * Math.PI * i / segments;
      double ca = StrictMath.cos(a);
      double sa = StrictMath.sin(a);
      for (int j = 0; j <= sides; j++) {
        double t = 2 * Math.PI * j / sides;
        double n = StrictMath.cos(t);
        double m = StrictMath.sin(t);
        double r = radius + thickness * n;
        double x = cx + r * ca;
        double y = cy + thickness * m;
        double z = cz + r * sa;
        b.vertex(x, y, z, n * ca, m, n * sa, x, y, z);
      }
    }
    for (int i = 0; i < segments; i++) {
      for (int j = 0; j < sides; j++) {
        int k = first + i * (sides + 1) + j;
        b.quad(k, k + 1, k + sides + 2, k + sides + 1);
      }
    }
  }
}
