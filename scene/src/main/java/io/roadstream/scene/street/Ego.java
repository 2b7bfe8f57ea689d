package io.roadstream.scene.street;

import io.roadstream.scene.mesh.Rng;

/** The recording car: where it is at any time, by a closed formula. */
final class Ego {
  private final StreetPlan plan;
  private final double cruise;
  private final int lane;

  Ego(StreetPlan plan) {
    this.plan = plan;
    this.cruise = Rng.of(plan.seed, 80).range(5.5, 12.5);
    this.lane = Rng.of(plan.seed, 82).below(plan.lanes);
  }

  /** Returns its mean speed, metres a second. */
  double cruise() {
    return cruise;
  }

  /** Returns its lane, 0 = innermost. */
  int lane() {
    return lane;
  }

  /** Returns how far along the street it is. */
  double distance(double time) {
    Rng rng = Rng.of(plan.seed, 81);
    double slow = rng.range(0.12, 0.3);
    double sway = rng.range(0.5, 3);
    return 60
        + rng.range(0, 110)
        + cruise * time
        + sway * StrictMath.sin(slow * time + rng.range(0, 6));
  }

  /** Returns its place across the street. */
  double across(double time) {
    Rng rng = Rng.of(plan.seed, 82);
    int lane = rng.below(plan.lanes);
    return plan.lane(-1, lane)
        + rng.range(-0.25, 0.25)
        + 0.12 * StrictMath.sin(0.4 * time + rng.range(0, 6));
  }
}
