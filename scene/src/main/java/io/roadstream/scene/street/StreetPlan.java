package io.roadstream.scene.street;

import io.roadstream.scene.CityStyle;
import io.roadstream.scene.mesh.Rng;

/**
 * What stays the same along one scene's street: lanes, kerbs, walks, the spacing of junctions, the
 * mood of its houses.
 *
 * <p>Right-hand traffic; across is positive to the left. Lengths in metres.
 */
final class StreetPlan {
  private static final double BLOCK = 116;

  final long seed;
  final CityStyle style;
  final Centreline line;
  final int lanes;
  final double laneWidth;
  final double[] parking = new double[2];
  final double cycleLane;
  final double median;
  final double[] verge = new double[2];
  final double[] walk = new double[2];
  final boolean signals;
  final float asphalt;
  final float asphaltTint;
  final boolean cobbles;
  final float joint;
  final float[] pavingColour;
  final float[] grass;
  final float[] slab;
  final double kerbHeight;

  StreetPlan(long seed, CityStyle style) {
    this.seed = seed;
    this.style = style;
    Rng rng = Rng.of(seed, 1);
    line = new Centreline(Rng.of(seed, 2), style.land().bends());
    lanes = rng.chance(0.3) ? 2 : 1;
    laneWidth = rng.range(3.0, 3.7);
    for (int i = 0; i < 2; i++) {
      parking[i] = rng.chance(lanes == 1 ? 0.62 : 0.4) ? rng.range(2.05, 2.4) : 0;
      verge[i] = rng.chance(0.36) ? rng.range(1.2, 3.0) : 0;
      walk[i] = rng.range(2.6, 6.2);
    }
    cycleLane = rng.chance(0.4) ? rng.range(1.3, 1.7) : 0;
    median = lanes == 2 && rng.chance(0.5) ? rng.range(1.6, 4.0) : 0;
    signals = rng.chance(0.7);
    asphalt = rng.rangef(0.09, 0.22);
    asphaltTint = rng.rangef(-0.04, 0.06);
    cobbles = rng.chance(0.06);
    joint = rng.chance(0.12) ? rng.rangef(5, 9) : 0;
    float p = rng.rangef(0.2, 0.42);
    float warm = rng.rangef(-0.03, 0.10);
    pavingColour = new float[] {p * (1 + warm), p, p * (1 - warm)};
    float gk = rng.rangef(0.75, 1.25);
    float dry = rng.rangef(0, 0.07);
    grass = new float[] {(0.075f + dry) * gk, (0.13f + dry * 0.6f) * gk, 0.03f * gk};
    slab = new float[] {rng.rangef(0.3, 0.9), rng.rangef(0.2, 0.6)};
    kerbHeight = rng.range(0.10, 0.15);
  }

  /** Returns 0 for the right side and 1 for the left. */
  static int index(int side) {
    return side > 0 ? 1 : 0;
  }

  /** Returns the distance of the kerb from the axis on a side (+1 left, -1 right). */
  double kerb(int side) {
    return median / 2 + lanes * laneWidth + cycleLane + parking[index(side)] + 0.25;
  }

  /** Returns the distance of the building line from the axis on a side. */
  double front(int side) {
    return kerb(side) + verge[index(side)] + walk[index(side)];
  }

  /** Returns the middle of a lane (0 = innermost) on a side. */
  double lane(int side, int number) {
    return side * (median / 2 + (number + 0.5) * laneWidth);
  }

  /** Returns the middle of the parking lane on a side. */
  double parkingLane(int side) {
    return side * (median / 2 + lanes * laneWidth + cycleLane + parking[index(side)] / 2 + 0.05);
  }

  /** Returns where cyclists ride on a side. */
  double cycleTrack(int side) {
    double inner = median / 2 + lanes * laneWidth;
    return side * (cycleLane > 0 ? inner + cycleLane / 2 : inner - 0.5);
  }

  /** Returns where block {@code k} begins with its junction. */
  double blockStart(long k) {
    return k * BLOCK + Rng.of(seed, 3, k).range(-14, 14);
  }

  /** Returns the width of block {@code k}'s junction. */
  double junctionWidth(long k) {
    return Rng.of(seed, 4, k).range(7.5, 12.5);
  }

  /** Returns the block that the place {@code s} lies in. */
  long blockAt(double s) {
    long k = (long) Math.floor(s / BLOCK);
    if (s < blockStart(k)) {
      return k - 1;
    }
    return s >= blockStart(k + 1) ? k + 1 : k;
  }
}
