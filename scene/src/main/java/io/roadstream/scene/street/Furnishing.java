package io.roadstream.scene.street;

import io.roadstream.scene.mesh.Rng;

/** Sets up one block's lamps, street trees, signs, bollards, masts and traffic lights. */
final class Furnishing {
  private final Site site;
  private final StreetPlan plan;
  private final long number;
  private final double open;
  private final double s1;

  Furnishing(Site site) {
    this.site = site;
    this.plan = site.plan;
    this.number = site.number;
    this.open = site.open;
    this.s1 = site.s1;
  }

  void furniture(int side) {
    Rng rng = Rng.of(plan.seed, 50, number, side);
    double kerb = plan.kerb(side);
    double h = plan.kerbHeight;
    double inward = side > 0 ? Math.PI : 0;
    boolean tall = Rng.of(plan.seed, 51).chance(0.75);
    double gap = Rng.of(plan.seed, 52).range(22, 34);
    for (double s = open + 7 + (side > 0 ? gap / 2 : 0); s < s1 - 6; s += gap) {
      site.place(
          Furniture.lamp(tall),
          Furniture.lampFinish(Rng.of(plan.seed, 53)),
          s,
          side * (kerb + 0.45),
          h,
          inward,
          1);
      site.block.lamps.add(new double[] {s, side * (kerb - (tall ? 1.4 : 0)), tall ? 11 : 7});
      site.block.spots.add(new Block.Spot(s, side * (kerb + 0.45), 0, 0.05, 0.05, 0.4, 0.4));
    }
    double verge = plan.verge[StreetPlan.index(side)];
    double share = Rng.of(plan.seed, 54, side).range(0, 1) * plan.style.green().trees();
    boolean avenue = share > (verge > 0 ? 0.25 : 0.62);
    if (avenue) {
      double step = Rng.of(plan.seed, 55).range(7.5, 13);
      for (double s = open + 9; s < s1 - 9; s += step) {
        if (rng.chance(0.85)) {
          site.tree(
              rng,
              s + rng.range(-0.6, 0.6),
              side * (kerb + (verge > 0 ? verge * 0.55 : 0.8)),
              rng.range(0.65, 1.05));
        }
      }
    }
    for (double s = open + 9 + rng.range(0, 10); s < s1 - 8; s += rng.range(9, 26)) {
      int sign = rng.below(Furniture.SIGN_KINDS);
      double away = side > 0 ? Math.PI : 0;
      site.place(
          Furniture.sign(sign),
          Furniture.signFinish(rng, sign),
          s,
          side * (kerb + rng.range(0.35, 0.7)),
          h,
          away + rng.range(-0.15, 0.15) + (rng.chance(0.15) ? Math.PI : 0),
          rng.range(0.95, 1.2));
    }
    if (rng.chance(0.35)) {
      for (double s = open + 3; s < open + 3 + 2 * (1 + rng.below(5)); s += 1.8) {
        site.place(
            Furniture.bollard(),
            Furniture.poleFinish(Rng.of(plan.seed, 56)),
            s,
            side * (kerb + 0.4),
            h,
            0,
            1);
      }
    }
    if (Rng.of(plan.seed, 57).chance(0.22)) {
      for (double s = open + 16; s < s1 - 6; s += 36) {
        site.place(
            Furniture.mast(),
            Furniture.poleFinish(Rng.of(plan.seed, 58)),
            s,
            side * (kerb + 0.6),
            h,
            Math.PI / 2,
            1);
      }
    }
  }

  void junction() {
    Rng rng = Rng.of(plan.seed, 70, number);
    double h = plan.kerbHeight;
    double next = plan.blockStart(number + 1);
    int phase = Rng.of(plan.seed, 71, number + 1).pick(0, 0, 2, 2, 1, 3);
    double right = -plan.kerb(-1) - 0.6;
    double left = plan.kerb(1) + 0.6;
    if (plan.signals) {
      boolean arm = Rng.of(plan.seed, 72).chance(0.5);
      // For drivers towards the next junction, on the right before it and repeated on the far left.
      site.place(
          Furniture.signal(arm),
          Furniture.signalFinish(Rng.of(plan.seed, 73), phase),
          next - 5.4,
          right,
          h,
          0,
          1);
      site.place(
          Furniture.signal(false),
          Furniture.signalFinish(Rng.of(plan.seed, 73), phase),
          next - 4.6,
          left,
          h,
          0,
          1);
      int here = Rng.of(plan.seed, 71, number).pick(0, 0, 2, 2, 1, 3);
      site.place(
          Furniture.signal(arm),
          Furniture.signalFinish(Rng.of(plan.seed, 73), here),
          open + 5.2,
          left,
          h,
          Math.PI,
          1);
      site.place(
          Furniture.signal(false),
          Furniture.signalFinish(Rng.of(plan.seed, 73), here),
          open + 0.6,
          right - 0.5,
          h,
          0,
          1);
    } else {
      int kind = rng.pick(3, 4, 5, 3);
      site.place(
          Furniture.sign(kind), Furniture.signFinish(rng, kind), next - 5.6, right, h, 0, 1.1);
      site.place(Furniture.sign(6), Furniture.signFinish(rng, 6), next - 4.4, left, h, 0, 1.1);
      site.place(
          Furniture.sign(kind), Furniture.signFinish(rng, kind), open + 5.2, left, h, Math.PI, 1.1);
    }
  }
}
