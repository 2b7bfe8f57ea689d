package io.roadstream.scene.raster;

/**
 * Maps world points to homogeneous sample coordinates (X, Y, W) and a nearness Q that grows towards
 * the viewer.
 *
 * <p>A perspective projection has W = depth and Q = 1/depth (so Q before the division is 1); an
 * orthographic one has W = 1 and Q = -distance. Row-major 4x4 over (x - eye, 1). Sample (i, j) is
 * the point X/W = i, Y/W = j. Immutable.
 */
final class Projection {
  static final double NEAR = 0.25;

  final double eyeX;
  final double eyeY;
  final double eyeZ;
  final double[] rows;
  final int width;
  final int height;
  final boolean perspective;
  private final double[] planes = new double[5 * 4];

  private Projection(double[] eye, double[] rows, int width, int height, boolean perspective) {
    this.eyeX = eye[0];
    this.eyeY = eye[1];
    this.eyeZ = eye[2];
    this.rows = rows;
    this.width = width;
    this.height = height;
    this.perspective = perspective;
    for (int i = 0; i < 4; i++) {
      planes[i] = rows[i];
      planes[4 + i] = (width - 1) * rows[8 + i] - rows[i];
      planes[8 + i] = rows[4 + i];
      planes[12 + i] = (height - 1) * rows[8 + i] - rows[4 + i];
      planes[16 + i] = perspective ? rows[8 + i] : 0;
    }
    planes[19] = perspective ? -NEAR : 1;
  }

  /** Basis vectors are unit world vectors; pixel (px, py) is sample (2 px + 1, 2 py + 1). */
  static Projection camera(
      double[] eye,
      double[] right,
      double[] down,
      double[] forward,
      double fx,
      double fy,
      double cx,
      double cy,
      int width,
      int height) {
    double[] rows = new double[16];
    for (int i = 0; i < 3; i++) {
      rows[i] = 2 * fx * right[i] + (2 * cx + 1) * forward[i];
      rows[4 + i] = 2 * fy * down[i] + (2 * cy + 1) * forward[i];
      rows[8 + i] = forward[i];
    }
    rows[15] = 1;
    return new Projection(eye, rows, 2 * width + 1, 2 * height + 1, true);
  }

  /**
   * Looks along {@code forward}; the eye lies in the middle of the map, whose samples are {@code
   * texelX} by {@code texelY} metres.
   */
  static Projection parallel(
      double[] eye,
      double[] right,
      double[] down,
      double[] forward,
      double texelX,
      double texelY,
      int width,
      int height) {
    double[] rows = new double[16];
    for (int i = 0; i < 3; i++) {
      rows[i] = right[i] / texelX;
      rows[4 + i] = down[i] / texelY;
      rows[12 + i] = -forward[i];
    }
    rows[3] = width / 2.0;
    rows[7] = height / 2.0;
    rows[11] = 1;
    return new Projection(eye, rows, width, height, false);
  }

  /** Returns the 4x4 rows for points in the instance's local coordinates. */
  void local(Instance item, double[] out) {
    double ox = item.x - eyeX;
    double oy = item.y - eyeY;
    double oz = item.z - eyeZ;
    for (int r = 0; r < 16; r += 4) {
      out[r] = item.scale * (rows[r] * item.cos + rows[r + 1] * item.sin);
      out[r + 1] = item.scale * (rows[r + 1] * item.cos - rows[r] * item.sin);
      out[r + 2] = item.scale * rows[r + 2];
      out[r + 3] = rows[r] * ox + rows[r + 1] * oy + rows[r + 2] * oz + rows[r + 3];
    }
  }

  /** Returns whether a sphere may touch the view. */
  boolean sees(double x, double y, double z, double radius) {
    return sees(x, y, z, radius, 0, 0, 0);
  }

  /** Returns whether a sphere may touch the view while it moves by a vector. */
  boolean sees(
      double x, double y, double z, double radius, double moveX, double moveY, double moveZ) {
    double dx = x - eyeX;
    double dy = y - eyeY;
    double dz = z - eyeZ;
    for (int p = 0; p < planes.length; p += 4) {
      double a = planes[p];
      double b = planes[p + 1];
      double c = planes[p + 2];
      double inside = a * dx + b * dy + c * dz + planes[p + 3];
      double gain = Math.max(0, a * moveX + b * moveY + c * moveZ);
      if (inside + gain < -radius * Math.sqrt(a * a + b * b + c * c)) {
        return false;
      }
    }
    return true;
  }
}
