package io.roadstream.scene.shade;

import java.util.Arrays;

/**
 * Soft contact shadows and pools of lamp light on the ground, in street coordinates (along, across)
 * around the camera.
 *
 * <p>Filled once a frame, then read by many threads.
 */
public final class GroundMap {
  private static final float CELL = 0.2f;
  private static final int LENGTH = 512;
  private static final int WIDTH = 256;
  private static final int BEHIND = 30;

  private final float[] open = new float[LENGTH * WIDTH];
  private final float[] lamp = new float[LENGTH * WIDTH];
  private double originS;
  private boolean lamps;

  /** Clears the map around the place {@code s} along the street. */
  public void reset(double s) {
    originS = Math.floor(s / CELL) * CELL - BEHIND * CELL;
    Arrays.fill(open, 1);
    Arrays.fill(lamp, 0);
    lamps = false;
  }

  /** Darkens an oblong of the given half sizes, turned by yaw, with soft edges. */
  public void shade(
      double s,
      double t,
      double yaw,
      double halfLength,
      double halfWidth,
      double soft,
      double strength) {
    double c = StrictMath.cos(yaw);
    double n = StrictMath.sin(yaw);
    double reach = Math.sqrt(halfLength * halfLength + halfWidth * halfWidth) + soft;
    int i0 = Math.max(0, cellS(s - reach));
    int i1 = Math.min(LENGTH - 1, cellS(s + reach));
    int j0 = Math.max(0, cellT(t - reach));
    int j1 = Math.min(WIDTH - 1, cellT(t + reach));
    for (int i = i0; i <= i1; i++) {
      for (int j = j0; j <= j1; j++) {
        double ds = originS + i * CELL - s;
        double dt = (j - WIDTH / 2.0) * CELL - t;
        double a = Math.max(0, Math.abs(ds * c + dt * n) - halfLength);
        double b = Math.max(0, Math.abs(-ds * n + dt * c) - halfWidth);
        double d = 1 - Math.sqrt(a * a + b * b) / soft;
        if (d > 0) {
          open[i * WIDTH + j] *= (float) (1 - strength * d * d * (3 - 2 * d));
        }
      }
    }
  }

  /** Adds a round pool of lamp light. */
  public void light(double s, double t, double radius, double strength) {
    lamps = true;
    int i0 = Math.max(0, cellS(s - radius));
    int i1 = Math.min(LENGTH - 1, cellS(s + radius));
    int j0 = Math.max(0, cellT(t - radius));
    int j1 = Math.min(WIDTH - 1, cellT(t + radius));
    for (int i = i0; i <= i1; i++) {
      for (int j = j0; j <= j1; j++) {
        double ds = originS + i * CELL - s;
        double dt = (j - WIDTH / 2.0) * CELL - t;
        double d = 1 - (ds * ds + dt * dt) / (radius * radius);
        if (d > 0) {
          lamp[i * WIDTH + j] += (float) (strength * d * d);
        }
      }
    }
  }

  private int cellS(double s) {
    return (int) Math.floor((s - originS) / CELL);
  }

  private static int cellT(double t) {
    return (int) Math.floor(t / CELL + WIDTH / 2.0);
  }

  /** Returns how open the ground is, 0..1. */
  float open(double s, float t) {
    return sample(open, s, t, 1);
  }

  /** Returns the lamp light on the ground. */
  float lamp(double s, float t) {
    return lamps ? sample(lamp, s, t, 0) : 0;
  }

  private float sample(float[] map, double s, float t, float outside) {
    float x = (float) (s - originS) * (1 / CELL);
    float y = t * (1 / CELL) + WIDTH / 2f;
    if (!(x >= 0 && x < LENGTH - 1 && y >= 0 && y < WIDTH - 1)) {
      return outside;
    }
    int xi = (int) x;
    int yi = (int) y;
    float fx = x - xi;
    float fy = y - yi;
    int at = xi * WIDTH + yi;
    float a = map[at] + (map[at + 1] - map[at]) * fy;
    float b = map[at + WIDTH] + (map[at + WIDTH + 1] - map[at + WIDTH]) * fy;
    return a + (b - a) * fx;
  }
}
