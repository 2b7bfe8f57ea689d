package io.roadstream.scene.raster;

import io.roadstream.scene.mesh.Rng;

/**
 * The lie of the land: how high the ground is at any point of the plane. Everything in the world is
 * lifted by it, point by point, so that what stands on the plane stands on the land.
 *
 * <p>A sum of waves of parabolic arcs, as the crests and sags of roads are. Immutable.
 */
public final class Relief {
  /** Level ground at height 0. */
  public static final Relief LEVEL = new Relief(new double[0]);

  /** Numbers a wave: change along x and y in waves a metre, phase in waves, height in metres. */
  private static final int STRIDE = 4;

  private final double[] waves;

  /** No land is steeper than this, metres a metre. */
  final double steepest;

  /** No land is lower than minus this or higher than this, metres. */
  final double highest;

  private Relief(double[] waves) {
    this.waves = waves;
    double slopes = 0;
    double heights = 0;
    for (int i = 0; i < waves.length; i += STRIDE) {
      heights += waves[i + 3];
      slopes += 8 * waves[i + 3] * Math.hypot(waves[i], waves[i + 1]);
    }
    steepest = slopes;
    highest = heights;
  }

  /**
   * Draws a land of three waves that run mostly along the x axis.
   *
   * @param slope how steep the steepest of each wave may be, metres a metre; 0 gives {@link #LEVEL}
   */
  public static Relief draw(Rng rng, double slope) {
    if (slope == 0) {
      return LEVEL;
    }
    double[] waves = new double[3 * STRIDE];
    for (int i = 0; i < waves.length; i += STRIDE) {
      double length = rng.range(140, 420);
      double angle = rng.range(-0.9, 0.9);
      waves[i] = StrictMath.cos(angle) / length;
      waves[i + 1] = StrictMath.sin(angle) / length;
      waves[i + 2] = rng.next();
      waves[i + 3] = rng.range(0.2, 1) * slope * length / 8;
    }
    return new Relief(waves);
  }

  /** Returns the height of the land at a point, metres. */
  public double at(double x, double y) {
    double sum = 0;
    for (int i = 0; i < waves.length; i += STRIDE) {
      double t = phase(i, x, y);
      sum += waves[i + 3] * (t < 0.5 ? 16 * t * (0.5 - t) : -16 * (t - 0.5) * (1 - t));
    }
    return sum;
  }

  /** Returns how much the land rises in the direction {@code yaw} at a point, metres a metre. */
  public double slope(double x, double y, double yaw) {
    double c = StrictMath.cos(yaw);
    double s = StrictMath.sin(yaw);
    double sum = 0;
    for (int i = 0; i < waves.length; i += STRIDE) {
      double t = phase(i, x, y);
      double rise = waves[i + 3] * (t < 0.5 ? 8 - 32 * t : 32 * t - 24);
      sum += rise * (waves[i] * c + waves[i + 1] * s);
    }
    return sum;
  }

  private double phase(int wave, double x, double y) {
    double t = waves[wave] * x + waves[wave + 1] * y + waves[wave + 2];
    return t - Math.floor(t);
  }
}
