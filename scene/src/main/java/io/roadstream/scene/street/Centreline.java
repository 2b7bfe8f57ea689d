package io.roadstream.scene.street;

import io.roadstream.scene.mesh.Rng;
import java.util.Arrays;

/**
 * The street's axis: a smooth curve through the plane by distance along it; curvature changes
 * slowly.
 *
 * <p>Distances along in metres from -256 on; across is positive to the left. Not thread-safe (it
 * extends its table).
 */
final class Centreline {
  private static final int START = -256;

  private final double[] amplitude = new double[3];
  private final double[] rate = new double[3];
  private final double[] phase = new double[3];
  private double[] xs = new double[1024];
  private double[] ys = new double[1024];
  private int known = 1;

  /**
   * @param bends how much it bends, 1 = usual
   */
  Centreline(Rng rng, double bends) {
    double bend = bends * (rng.chance(0.35) ? 0.15 : rng.range(0.4, 1.0));
    for (int i = 0; i < 3; i++) {
      double length = rng.range(250, 480) * (i + 1);
      rate[i] = 2 * Math.PI / length;
      // Radius of at least 173 m / bends in all.
      amplitude[i] = bend * rng.range(0.3, 1) / 520 / rate[i];
      phase[i] = rng.range(0, 2 * Math.PI);
    }
  }

  /** Returns the direction of travel, radians from the x axis. */
  double heading(double s) {
    double sum = 0;
    for (int i = 0; i < 3; i++) {
      sum += amplitude[i] * StrictMath.sin(rate[i] * s + phase[i]);
    }
    return sum;
  }

  /** Returns {x, y} of the point {@code t} metres left of the axis. */
  double[] point(double s, double t) {
    double from = Math.floor(s);
    int i = (int) from - START;
    if (i < 0) {
      throw new IllegalArgumentException(
          "The street begins at " + START + " m, but " + s + " m was asked for");
    }
    extend(i);
    double h = heading((from + s) / 2);
    double d = s - from;
    double end = heading(s);
    double x = xs[i] + d * StrictMath.cos(h) - t * StrictMath.sin(end);
    double y = ys[i] + d * StrictMath.sin(h) + t * StrictMath.cos(end);
    return new double[] {x, y};
  }

  private void extend(int to) {
    if (to >= xs.length) {
      xs = Arrays.copyOf(xs, Math.max(to + 1, xs.length * 2));
      ys = Arrays.copyOf(ys, xs.length);
    }
    while (known <= to) {
      double h = heading(known - 1 + START + 0.5);
      xs[known] = xs[known - 1] + StrictMath.cos(h);
      ys[known] = ys[known - 1] + StrictMath.sin(h);
      known++;
    }
  }
}
