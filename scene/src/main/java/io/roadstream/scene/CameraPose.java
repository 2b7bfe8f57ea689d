package io.roadstream.scene;

/**
 * Where the left camera is in the world (x, y level, z up, metres; the road is at 0 unless the
 * style has slopes) and how it is turned.
 *
 * @param x position
 * @param y position
 * @param z height, above the road where that is level
 * @param yaw radians, counter-clockwise from the world's x axis seen from above
 * @param pitch radians, positive looks down
 * @param roll radians, positive tilts the camera clockwise as it sees the world
 */
public record CameraPose(double x, double y, double z, double yaw, double pitch, double roll) {
  /** Returns the unit vectors {right, down, forward} in world axes. */
  public double[][] axes() {
    double cy = StrictMath.cos(yaw);
    double sy = StrictMath.sin(yaw);
    double cp = StrictMath.cos(pitch);
    double sp = StrictMath.sin(pitch);
    double[] forward = {cy * cp, sy * cp, -sp};
    double[] right = {sy, -cy, 0};
    double[] down = {-cy * sp, -sy * sp, -cp};
    double cr = StrictMath.cos(roll);
    double sr = StrictMath.sin(roll);
    double[] r = new double[3];
    double[] d = new double[3];
    for (int i = 0; i < 3; i++) {
      r[i] = cr * right[i] + sr * down[i];
      d[i] = cr * down[i] - sr * right[i];
    }
    return new double[][] {r, d, forward};
  }
}
