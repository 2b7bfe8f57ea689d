package io.roadstream.scene.street;

import io.roadstream.scene.mesh.Rng;
import io.roadstream.scene.model.PersonModel;

/** People on the walks and on the crossings; each one's place is a closed formula of the time. */
final class Pedestrians {
  private final StreetPlan plan;
  private final Stage stage;

  Pedestrians(StreetPlan plan, Stage stage) {
    this.plan = plan;
    this.stage = stage;
  }

  /** Adds who walks or stands on one walk of a block. */
  void people(long k, int side) {
    Rng count = Rng.of(plan.seed, 93, k, side);
    double open = plan.blockStart(k) + plan.junctionWidth(k);
    double end = plan.blockStart(k + 1);
    double length = end - open - 4;
    int n = (int) Math.round(count.range(1, 11) * plan.style.life().people());
    double verge = plan.verge[StreetPlan.index(side)];
    double inner = plan.kerb(side) + verge + 0.45 + (verge == 0 ? 0.5 : 0);
    double outer = Math.max(inner + 0.3, plan.front(side) - 0.5);
    for (int i = 0; i < n; i++) {
      Rng rng = Rng.of(plan.seed, 94, k, side, i);
      double speed = rng.range(0.8, 1.6);
      boolean stands = rng.chance(0.22);
      double phase = rng.range(0, 2 * length);
      double way =
          Math.floorMod(
                  (long) Math.floor((phase + (stands ? 0 : speed * stage.time)) * 1000),
                  (long) (2 * length * 1000))
              / 1000.0;
      boolean back = way > length;
      double at = open + 2 + (back ? 2 * length - way : way);
      double across = side * rng.range(inner, outer);
      double yaw = stands ? rng.range(0, 6.28) : back ? Math.PI : 0;
      int group = rng.chance(0.25) ? 2 : 1;
      for (int g = 0; g < group; g++) {
        person(
            rng,
            at + g * 0.15,
            across + g * side * -0.55,
            plan.kerbHeight,
            yaw,
            stands,
            speed,
            70_000_000
                + (int) Math.floorMod(k, 1000L) * 400
                + i * 8
                + g * 2
                + StreetPlan.index(side));
      }
    }
  }

  private void person(
      Rng rng,
      double at,
      double across,
      double z,
      double yaw,
      boolean stands,
      double speed,
      int key) {
    if (at < stage.s - 6 || at > stage.s + 130) {
      return;
    }
    int build = rng.weighted(5, 1.6, 1.6, 1.4);
    int phase =
        stands
            ? PersonModel.PHASES
            : (int)
                Math.floorMod(
                    (long)
                        Math.floor((stage.time * speed / 1.45 + rng.next()) * PersonModel.PHASES),
                    (long) PersonModel.PHASES);
    double scale = rng.chance(0.1) ? rng.range(0.62, 0.85) : rng.range(0.9, 1.08);
    stage.out.add(
        stage.actor(
            PersonModel.mesh(build, phase),
            PersonModel.coarse(build, phase),
            PersonModel.clothes(rng),
            at,
            across,
            z,
            yaw,
            scale,
            key));
    stage.ground.shade(at, across, 0, 0.1, 0.12, 0.38, 0.6);
  }

  /** Adds people who walk over the crossings, each back and forth with a wait at the kerb. */
  void crossing(long k) {
    double open = plan.blockStart(k) + plan.junctionWidth(k);
    double end = plan.blockStart(k + 1);
    double from = -plan.kerb(-1) - 1;
    double to = plan.kerb(1) + 1;
    double width = to - from;
    for (int c = 0; c < 2; c++) {
      Rng count = Rng.of(plan.seed, 95, k, c);
      int n = (int) Math.round(count.range(0, 3.4) * plan.style.life().people());
      for (int i = 0; i < n; i++) {
        Rng rng = Rng.of(plan.seed, 96, k, c, i);
        double speed = rng.range(1.0, 1.6);
        double wait = rng.range(3, 10) * speed;
        double cycle = 2 * (width + wait);
        double p = (rng.range(0, cycle) + speed * stage.time) % cycle;
        boolean back = p > width + wait;
        double q = back ? p - width - wait : p;
        boolean waits = q > width;
        double way = Math.min(q, width);
        double across = back ? to - way : from + way;
        double at = (c == 0 ? open + 2.6 : end - 2.6) + rng.range(-1.2, 1.2);
        boolean onWalk = across < from + 0.9 || across > to - 0.9;
        person(
            rng,
            at,
            across,
            onWalk ? plan.kerbHeight : 0,
            back ? -Math.PI / 2 : Math.PI / 2,
            waits,
            speed,
            80_000_000 + (int) Math.floorMod(k, 1000L) * 40 + c * 20 + i);
      }
    }
  }
}
