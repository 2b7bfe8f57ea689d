package io.roadstream.scene.street;

import io.roadstream.scene.mesh.Rng;
import io.roadstream.scene.shade.Grass;
import io.roadstream.scene.shade.Surface;
import java.util.Arrays;

/**
 * Ground that rises behind one block's walk: a slope of grass, often behind a wall, a fence or a
 * hedge, with a wood or a meadow on top.
 */
final class Bank {
  private static final double DEPTH = 62;

  /** Length over which it falls off towards the crossing streets. */
  private static final double END = 14;

  private final Site site;
  private final StreetPlan plan;
  private final Rng rng;
  private final int side;
  private final double a;
  private final double b;
  private final double front;
  private final double foot;
  private final double crest;
  private final double back;
  private final double rise;
  private final double grade;
  private final double phase;

  /** Draws the bank of one side between {@code a} and {@code b}, behind the line {@code front}. */
  Bank(Site site, Rng rng, int side, double a, double b, double front) {
    this.site = site;
    this.plan = site.plan;
    this.rng = rng;
    this.side = side;
    this.a = a;
    this.b = b;
    this.front = front;
    foot = front + rng.range(0.5, 7);
    rise = rng.range(2.5, 14);
    crest = foot + rise / rng.range(0.35, 1.3);
    back = Math.max(front + DEPTH, crest + 10);
    grade = rng.range(0, 0.25);
    phase = rng.range(0, 2 * Math.PI);
  }

  void build() {
    if (rng.chance(0.7)) {
      site.barrier(rng, side, a, b, front + 0.2, rng.weighted(1.4, 1.6, 0.6));
    }
    ground();
    plants();
  }

  /** Height of the ground at a distance {@code d} from the street's axis. */
  private double height(double s, double d) {
    double end = ease(Math.min(s - a, b - s) / END);
    double slope = rise * ease((d - foot) / (crest - foot)) + grade * Math.max(0, d - crest);
    double wave = 1 + 0.15 * StrictMath.sin(s / 11 + phase) + 0.1 * StrictMath.sin(s / 4.3 + d / 7);
    return plan.kerbHeight + end * wave * slope;
  }

  /** Goes smoothly from 0 at 0 to 1 at 1. */
  private static double ease(double x) {
    double in = Math.max(0, Math.min(1, x));
    return in * in * (3 - 2 * in);
  }

  private void ground() {
    double[] across = new double[11];
    for (int i = 0; i <= 6; i++) {
      across[i] = side * (foot + (crest - foot) * i / 6);
    }
    for (int i = 1; i <= 4; i++) {
      across[6 + i] = side * (crest + (back - crest) * i / 4);
    }
    Arrays.sort(across);
    Ground ground = new Ground(plan, site.s0, site.cuts);
    ground.hills(a, b, across, (s, t) -> height(s, side * t));
    float dry = rng.rangef(0, 0.12);
    float k = rng.rangef(0.7, 1.6);
    Grass grass =
        new Grass(
            site.s0,
            (plan.grass[0] + dry) * k,
            (plan.grass[1] + 0.9f * dry) * k,
            (plan.grass[2] + 0.5f * dry) * k);
    site.add(ground.build(), new Surface[] {Surface.solid(grass, Ids.TERRAIN)}, true);
  }

  private void plants() {
    boolean wood = rng.chance(0.7);
    double step = wood ? rng.range(4, 6.5) : rng.range(12, 24);
    for (double d = crest + 1; d < back; d += wood ? rng.range(5, 9) : rng.range(9, 20)) {
      for (double s = a + 2; s < b - 2; s += step) {
        tree(s + rng.range(-2, 2), d + rng.range(-2, 2), wood ? 1 : 0.7);
      }
    }
    if (rng.chance(0.4)) {
      for (double s = a + 4; s < b - 4; s += rng.range(6, 16)) {
        tree(s, rng.range(foot + 1, crest), 0.7);
      }
    }
    site.bushes(rng, side, a, b, foot, crest + 3, rng.below(12), (s, d) -> height(s, d) - 0.1);
  }

  private void tree(double s, double d, double size) {
    site.tree(rng, s, side * d, height(s, d) - 0.1, size * rng.range(0.9, 1.6));
  }
}
