package io.roadstream.scene.shade;

/**
 * Distances from the sun over a plane across its direction: tells which share of a small
 * neighbourhood is in the sun.
 *
 * <p>Positions are relative to the camera's eye, in world axes. Filled once a frame, then read by
 * many threads.
 */
public final class ShadowMap {
  /** Samples along each side. */
  public static final int SIZE = 1024;

  /**
   * Nearness to the sun at each sample: the negative distance along the light; very small where
   * empty.
   */
  public final float[] nearness = new float[SIZE * SIZE];

  private final float[] rows = new float[12];
  private boolean enabled;

  /** Switches the map off: everything is in the sun. */
  public void disable() {
    enabled = false;
  }

  /** Sets the map's frame: rows of (x, y, nearness) over the eye-relative position and 1. */
  public void enable(double[] map) {
    enabled = true;
    for (int i = 0; i < 12; i++) {
      rows[i] = (float) map[i];
    }
  }

  /** Keeps the map right for positions relative to an eye that moved by the given world vector. */
  public void moveEye(double dx, double dy, double dz) {
    for (int i = 0; i < 12; i += 4) {
      rows[i + 3] += (float) (rows[i] * dx + rows[i + 1] * dy + rows[i + 2] * dz);
    }
  }

  /** Returns the lit share in [0, 1] at an eye-relative position. */
  float lit(float x, float y, float z) {
    if (!enabled) {
      return 1;
    }
    float[] m = rows;
    float u = m[0] * x + m[1] * y + m[2] * z + m[3];
    float v = m[4] * x + m[5] * y + m[6] * z + m[7];
    if (!(u >= 1 && v >= 1 && u < SIZE - 2 && v < SIZE - 2)) {
      return 1;
    }
    float q = m[8] * x + m[9] * y + m[10] * z + m[11];
    int ui = (int) u;
    int vi = (int) v;
    float fu = u - ui;
    float fv = v - vi;
    int at = vi * SIZE + ui;
    float a = nearness[at] > q ? 0 : 1;
    float b = nearness[at + 1] > q ? 0 : 1;
    float c = nearness[at + SIZE] > q ? 0 : 1;
    float d = nearness[at + SIZE + 1] > q ? 0 : 1;
    float top = a + (b - a) * fu;
    float bottom = c + (d - c) * fu;
    return top + (bottom - top) * fv;
  }
}
