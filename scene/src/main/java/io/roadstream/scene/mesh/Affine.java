package io.roadstream.scene.mesh;

/**
 * An immutable affine map of 3-D points, row-major 3x4.
 *
 * <p>{@code a.then(b)} applies {@code a} in the frame of {@code b}: the point goes through {@code
 * a} first.
 */
public final class Affine {
  /** The map that changes nothing. */
  public static final Affine IDENTITY = new Affine(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);

  final double[] m;

  private Affine(double... m) {
    this.m = m;
  }

  /** Returns a translation. */
  public static Affine move(double x, double y, double z) {
    return new Affine(1, 0, 0, x, 0, 1, 0, y, 0, 0, 1, z);
  }

  /** Returns a scaling along the axes. */
  public static Affine scale(double x, double y, double z) {
    return new Affine(x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0);
  }

  /** Returns a rotation about the x axis, radians. */
  public static Affine rotateX(double angle) {
    double c = StrictMath.cos(angle);
    double s = StrictMath.sin(angle);
    return new Affine(1, 0, 0, 0, 0, c, -s, 0, 0, s, c, 0);
  }

  /** Returns a rotation about the y axis, radians: positive turns z towards x. */
  public static Affine rotateY(double angle) {
    double c = StrictMath.cos(angle);
    double s = StrictMath.sin(angle);
    return new Affine(c, 0, s, 0, 0, 1, 0, 0, -s, 0, c, 0);
  }

  /** Returns a rotation about the z axis, radians: positive turns x towards y. */
  public static Affine rotateZ(double angle) {
    double c = StrictMath.cos(angle);
    double s = StrictMath.sin(angle);
    return new Affine(c, -s, 0, 0, s, c, 0, 0, 0, 0, 1, 0);
  }

  /** Returns the map that applies this one and then {@code outer}. */
  public Affine then(Affine outer) {
    double[] a = outer.m;
    double[] r = new double[12];
    for (int row = 0; row < 3; row++) {
      for (int col = 0; col < 4; col++) {
        double sum = col == 3 ? a[row * 4 + 3] : 0;
        for (int k = 0; k < 3; k++) {
          sum += a[row * 4 + k] * m[k * 4 + col];
        }
        r[row * 4 + col] = sum;
      }
    }
    return new Affine(r);
  }

  double x(double x, double y, double z) {
    return m[0] * x + m[1] * y + m[2] * z + m[3];
  }

  double y(double x, double y, double z) {
    return m[4] * x + m[5] * y + m[6] * z + m[7];
  }

  double z(double x, double y, double z) {
    return m[8] * x + m[9] * y + m[10] * z + m[11];
  }

  /**
   * Writes the direction, transformed by the linear part's cofactors (right for normals) and
   * normalised.
   */
  void normal(double x, double y, double z, double[] out) {
    double cx =
        (m[5] * m[10] - m[6] * m[9]) * x
            + (m[6] * m[8] - m[4] * m[10]) * y
            + (m[4] * m[9] - m[5] * m[8]) * z;
    double cy =
        (m[2] * m[9] - m[1] * m[10]) * x
            + (m[0] * m[10] - m[2] * m[8]) * y
            + (m[1] * m[8] - m[0] * m[9]) * z;
    double cz =
        (m[1] * m[6] - m[2] * m[5]) * x
            + (m[2] * m[4] - m[0] * m[6]) * y
            + (m[0] * m[5] - m[1] * m[4]) * z;
    double length = Math.sqrt(cx * cx + cy * cy + cz * cz);
    double k = length > 0 ? 1 / length : 0;
    out[0] = cx * k;
    out[1] = cy * k;
    out[2] = cz * k;
  }
}
