package io.roadstream.scene.street;

import io.roadstream.scene.mesh.MeshBuilder;
import io.roadstream.scene.mesh.Rng;
import io.roadstream.scene.shade.Grass;
import io.roadstream.scene.shade.Paving;
import io.roadstream.scene.shade.Plain;
import io.roadstream.scene.shade.Surface;

/** Lays one block's walks, kerbs, verges and median. */
final class Walks {
  private static final double ARM = 75;

  private final Site site;
  private final StreetPlan plan;
  private final long number;
  private final double s0;
  private final double open;
  private final double s1;

  Walks(Site site) {
    this.site = site;
    this.plan = site.plan;
    this.number = site.number;
    this.s0 = site.s0;
    this.open = site.open;
    this.s1 = site.s1;
  }

  void walks(int side) {
    double kerb = plan.kerb(side);
    double verge = plan.verge[StreetPlan.index(side)];
    double front = plan.front(side);
    double h = plan.kerbHeight;
    double far = kerb + ARM;
    Surface paving =
        Surface.solid(
            new Paving(
                s0,
                plan.pavingColour[0],
                plan.pavingColour[1],
                plan.pavingColour[2],
                plan.slab[0],
                plan.slab[1],
                side,
                (float) kerb),
            Ids.SIDEWALK);
    Ground ground = new Ground(plan, s0, site.cuts);
    ground.along(open, s1, side * kerb, 0, h, -side);
    ground.across(
        open, Math.min(side * kerb, side * far), Math.max(side * kerb, side * far), 0, h, -1);
    ground.across(
        s1, Math.min(side * kerb, side * far), Math.max(side * kerb, side * far), 0, h, 1);
    double inner = verge > 0 ? kerb + 0.3 : kerb;
    patch(ground, side, open, s1, kerb, inner, h);
    if (verge > 0) {
      patch(ground, side, open, open + 6, inner, kerb + verge, h);
      patch(ground, side, s1 - 6, s1, inner, kerb + verge, h);
    }
    patch(ground, side, open, s1, kerb + verge, front, h);
    patch(ground, side, open, open + Fronts.CORNER, front, far, h);
    patch(ground, side, s1 - Fronts.CORNER, s1, front, far, h);
    site.add(ground.build(), new Surface[] {paving}, false);
    Surface grass =
        Surface.solid(new Grass(s0, plan.grass[0], plan.grass[1], plan.grass[2]), Ids.TERRAIN);
    Ground green = new Ground(plan, s0, site.cuts);
    if (verge > 0) {
      patch(green, side, open + 6, s1 - 6, inner, kerb + verge, h);
    }
    patch(green, side, open + Fronts.CORNER, s1 - Fronts.CORNER, front, far, h);
    site.add(green.build(), new Surface[] {grass}, false);
  }

  private static void patch(
      Ground ground, int side, double a, double b, double d0, double d1, double z) {
    if (d1 > d0) {
      ground.patch(a, b, Math.min(side * d0, side * d1), Math.max(side * d0, side * d1), z);
    }
  }

  void median() {
    if (plan.median == 0) {
      return;
    }
    Rng rng = Rng.of(plan.seed, 60);
    boolean green = rng.chance(0.7);
    double a = open + 6;
    double b = s1 - 7;
    double m = plan.median / 2 - 0.2;
    Ground ground = new Ground(plan, s0, site.cuts);
    ground.along(a, b, m, 0, plan.kerbHeight, 1);
    ground.along(a, b, -m, 0, plan.kerbHeight, -1);
    ground.across(a, -m, m, 0, plan.kerbHeight, -1);
    ground.across(b, -m, m, 0, plan.kerbHeight, 1);
    ground.mesh.slot(green ? 1 : 0);
    ground.patch(a, b, -m, m, plan.kerbHeight);
    site.add(
        ground.build(),
        new Surface[] {
          Surface.solid(Plain.matt(0.3, 0.29, 0.28), Ids.SIDEWALK),
          Surface.solid(new Grass(s0, plan.grass[0], plan.grass[1], plan.grass[2]), Ids.TERRAIN)
        },
        false);
    Rng local = Rng.of(plan.seed, 61, number);
    if (green && m > 0.6 && rng.chance(0.6)) {
      for (double s = a + 4; s < b - 3; s += 10) {
        site.tree(local, s, local.range(-0.2, 0.2), local.range(0.6, 0.95));
      }
    } else if (rng.chance(0.5)) {
      MeshBuilder mesh = new MeshBuilder();
      Surface[] finish = Barriers.fence(mesh, Rng.of(plan.seed, 62), 0, 0, 1, 0, 0);
      for (double s = a + 1; s < b - 1; s += 10) {
        double[] p = plan.line.point(s, 0);
        double[] q = plan.line.point(Math.min(b - 1, s + 10), 0);
        MeshBuilder part = new MeshBuilder();
        Barriers.fence(
            part,
            Rng.of(plan.seed, 62),
            p[0] - site.x0,
            p[1] - site.y0,
            q[0] - site.x0,
            q[1] - site.y0,
            plan.kerbHeight);
        site.add(part.build(), finish, true);
      }
    }
  }
}
