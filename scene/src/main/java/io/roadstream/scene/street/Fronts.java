package io.roadstream.scene.street;

import io.roadstream.scene.CityStyle;
import io.roadstream.scene.mesh.Rng;

/**
 * Builds what lies behind one block's walks: houses in rows, houses with gardens, a park, a yard or
 * a bank.
 */
final class Fronts {
  /** Width of the walks along the crossing streets. */
  static final double CORNER = 2.4;

  private enum Kind {
    TERRACE,
    SUBURB,
    PARK,
    YARD,
    BANK
  }

  private final Site site;
  private final StreetPlan plan;
  private final long number;
  private final double open;
  private final double s1;

  Fronts(Site site) {
    this.site = site;
    this.plan = site.plan;
    this.number = site.number;
    this.open = site.open;
    this.s1 = site.s1;
  }

  private Kind kind(int side) {
    Rng rng = Rng.of(plan.seed, 30, number, side);
    double suburb = plan.style.houses().suburb();
    double park = plan.style.green().park();
    double yard = CityStyle.YARDS;
    double bank = plan.style.land().bank();
    return switch (rng.weighted(1 - suburb - park - yard - bank, suburb, park, yard, bank)) {
      case 0 -> Kind.TERRACE;
      case 1 -> Kind.SUBURB;
      case 2 -> Kind.PARK;
      case 3 -> Kind.YARD;
      default -> Kind.BANK;
    };
  }

  void fronts(int side) {
    Rng rng = Rng.of(plan.seed, 31, number, side);
    double a = open + CORNER;
    double b = s1 - CORNER;
    double front = plan.front(side);
    switch (kind(side)) {
      case TERRACE -> terrace(rng, side, a, b, front, rng.chance(0.35) ? rng.range(2, 4) : 0);
      case SUBURB -> suburb(rng, side, a, b, front);
      case PARK -> park(rng, side, a, b, front);
      case YARD -> yard(rng, side, a, b, front);
      case BANK -> new Bank(site, rng, side, a, b, front).build();
    }
  }

  private void terrace(Rng rng, int side, double a, double b, double front, double garden) {
    double s = a;
    while (s < b - 6) {
      double w = Math.min(rng.range(9, 22), b - s);
      if (b - s - w < 7) {
        w = b - s;
      }
      site.house(rng, side, s, s + w, front + garden, rng.range(10, 14), false, false);
      if (garden > 0 && rng.chance(0.8)) {
        site.barrier(rng, side, s + 0.3, s + w - 0.3, front + 0.15, rng.weighted(1, 1.5, 2));
        site.bushes(rng, side, s, s + w, front + 0.8, front + garden - 0.5, 2);
      }
      s += w;
      if (rng.chance(0.12)) {
        double gap = rng.range(3, 6);
        if (s + gap < b - 6) {
          site.barrier(rng, side, s, s + gap, front + 0.3, rng.below(2));
          site.tree(rng, s + gap / 2, side * (front + 5), rng.range(0.8, 1.2));
          s += gap;
        }
      }
    }
    // Second row along the crossing streets.
    rear(rng, side, a, front + garden + 15, 3);
    rear(rng, side, b - 13, front + garden + 15, 3);
  }

  private void rear(Rng rng, int side, double s, double from, int count) {
    double d = from;
    for (int i = 0; i < count; i++) {
      double depth = rng.range(12, 18);
      site.house(rng, side, s, s + 13, d, depth, false, false);
      d += depth + (rng.chance(0.3) ? 4 : 0);
    }
  }

  private void suburb(Rng rng, int side, double a, double b, double front) {
    double s = a;
    while (s < b - 9) {
      double lot = Math.min(rng.range(14, 22), b - s);
      double setback = rng.range(4, 8);
      double w = Math.min(lot - 4, rng.range(8, 12));
      double at = s + (lot - w) / 2;
      site.house(rng, side, at, at + w, front + setback, rng.range(8, 11), true, false);
      site.barrier(
          rng,
          side,
          s + 0.2,
          s + lot - (rng.chance(0.5) ? 3.2 : 0.4),
          front + 0.15,
          rng.weighted(1.1, 2.4, 2.0));
      site.bushes(rng, side, s, s + lot, front + 1, front + setback - 1, 3);
      for (int i = 0; i < 2; i++) {
        if (rng.chance(0.6)) {
          site.tree(
              rng,
              s + rng.range(1, lot - 1),
              side * (front + (rng.chance(0.5) ? rng.range(1.5, 3.5) : rng.range(20, 28))),
              rng.range(0.5, 1.1));
        }
      }
      s += lot;
    }
    for (double t = a; t < b; t += 9) {
      site.tree(rng, t + rng.range(-3, 3), side * (front + rng.range(24, 40)), rng.range(0.9, 1.5));
    }
    rear(rng, side, a, front + 26, 2);
    rear(rng, side, b - 13, front + 26, 2);
  }

  private void park(Rng rng, int side, double a, double b, double front) {
    if (rng.chance(0.75)) {
      site.barrier(rng, side, a, b, front + 0.2, rng.weighted(0.8, 2, 1.6));
    }
    for (double s = a; s < b; s += rng.range(5, 9)) {
      site.tree(rng, s, side * (front + rng.range(2, 8)), rng.range(0.8, 1.35));
      site.tree(rng, s + rng.range(-3, 3), side * (front + rng.range(9, 26)), rng.range(0.9, 1.4));
      site.tree(rng, s + rng.range(-3, 3), side * (front + rng.range(28, 60)), rng.range(1, 1.6));
    }
    site.bushes(rng, side, a, b, front + 1, front + 14, 14);
  }

  private void yard(Rng rng, int side, double a, double b, double front) {
    site.barrier(rng, side, a, b - rng.range(0, 8), front + 0.15, rng.weighted(2.2, 1.6, 0.2));
    site.house(
        rng,
        side,
        a + 6,
        Math.min(b - 6, a + 6 + rng.range(30, 60)),
        front + rng.range(8, 14),
        25,
        false,
        true);
    for (int i = 0; i < 4; i++) {
      site.tree(rng, rng.range(a, b), side * (front + rng.range(2, 6)), rng.range(0.7, 1.1));
    }
    for (double s = a; s < b; s += 12) {
      site.tree(rng, s, side * (front + rng.range(42, 55)), rng.range(1, 1.5));
    }
  }
}
