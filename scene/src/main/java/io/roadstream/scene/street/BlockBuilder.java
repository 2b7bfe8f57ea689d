package io.roadstream.scene.street;

import io.roadstream.scene.mesh.Mesh;
import io.roadstream.scene.mesh.MeshBuilder;
import io.roadstream.scene.mesh.Rng;
import io.roadstream.scene.model.TreeModel;
import io.roadstream.scene.raster.Instance;
import io.roadstream.scene.shade.Grass;
import io.roadstream.scene.shade.Paving;
import io.roadstream.scene.shade.Plain;
import io.roadstream.scene.shade.RoadMaterial;
import io.roadstream.scene.shade.Surface;
import java.util.ArrayList;
import java.util.List;

/**
 * Generates one block of the street with the junction before it, from the seed and the block's
 * number alone.
 */
final class BlockBuilder {
  private static final double ARM = 75;
  private static final double CORNER = 2.4;

  private enum Kind {
    TERRACE,
    SUBURB,
    PARK,
    YARD
  }

  private final StreetPlan plan;
  private final long number;
  private final double s0;
  private final double open;
  private final double s1;
  private final double x0;
  private final double y0;
  private final double[] cuts;
  private final Block block;
  private int key;

  BlockBuilder(StreetPlan plan, long number) {
    this.plan = plan;
    this.number = number;
    this.s0 = plan.blockStart(number);
    this.open = s0 + plan.junctionWidth(number);
    this.s1 = plan.blockStart(number + 1);
    double[] p = plan.line.point(s0, 0);
    this.x0 = p[0];
    this.y0 = p[1];
    this.cuts = new double[] {open, open + CORNER, open + 6, s1 - 6, s1 - CORNER};
    this.block = new Block(s0, s1);
    this.key = (int) Math.floorMod(number, 1000L) * 2000 + 100_000;
  }

  Block build() {
    road();
    for (int side = -1; side <= 1; side += 2) {
      walks(side);
      fronts(side);
      furniture(side);
    }
    median();
    junction();
    return block;
  }

  private void add(Mesh mesh, Surface[] surfaces, boolean shadow) {
    block.things.add(new Instance(mesh, surfaces, x0, y0, 0, 0, 1, key++, shadow));
  }

  private void place(
      Mesh mesh, Surface[] surfaces, double s, double t, double z, double yaw, double scale) {
    double[] p = plan.line.point(s, t);
    block.things.add(
        new Instance(
            mesh, surfaces, p[0], p[1], z, plan.line.heading(s) + yaw, scale, key++, true));
  }

  private void road() {
    double right = -plan.kerb(-1);
    double left = plan.kerb(1);
    // The road runs a little under the kerb stones, so that nothing shows between them.
    double under = 0.15;
    Surface[] surfaces = {Surface.solid(roadMaterial(s0, lines(), zones()), Ids.ROAD)};
    for (double s = s0; s < s1; s = Math.floor(s / 24) * 24 + 24) {
      Ground ground = new Ground(plan, s0, cuts);
      double to = Math.min(s1, Math.floor(s / 24) * 24 + 24);
      ground.patch(s, to, right - under, left + under, 0);
      if (s == s0) {
        ground.patch(s0, open, left + under, left + ARM, 0);
        ground.patch(s0, open, right - ARM, right - under, 0);
      }
      add(ground.build(), surfaces, false);
    }
  }

  private RoadMaterial roadMaterial(double origin, float[] lines, float[] zones) {
    return new RoadMaterial(
        origin,
        plan.asphalt,
        plan.asphaltTint,
        lines,
        zones,
        plan.joint,
        plan.cobbles,
        (float) (open - s0 + 5),
        (float) (s1 - s0 - 5.6),
        (float) plan.median / 2,
        (float) (plan.median / 2 + plan.lanes * plan.laneWidth),
        (float) plan.laneWidth);
  }

  private float[] lines() {
    List<float[]> lines = new ArrayList<>();
    float dash = 3;
    float gap = 6;
    if (plan.median == 0) {
      boolean solid = Rng.of(plan.seed, 21).chance(0.3);
      lines.add(new float[] {0, 0.13f, dash, solid ? 0 : gap, 0.9f});
      if (plan.lanes == 2) {
        lines.add(new float[] {0.22f, 0.12f, dash, 0, 0.9f});
      }
    }
    for (int side = -1; side <= 1; side += 2) {
      for (int lane = 1; lane < plan.lanes; lane++) {
        lines.add(
            new float[] {
              (float) (side * (plan.median / 2 + lane * plan.laneWidth)), 0.12f, dash, gap, 0.9f
            });
      }
      float edge = (float) (side * (plan.median / 2 + plan.lanes * plan.laneWidth));
      if (plan.cycleLane > 0) {
        lines.add(new float[] {edge, 0.14f, 1, 1, 0.9f});
        if (plan.parking[StreetPlan.index(side)] > 0) {
          lines.add(new float[] {edge + side * (float) plan.cycleLane, 0.12f, 1, 0, 0.8f});
        }
      } else if (plan.parking[StreetPlan.index(side)] > 0) {
        lines.add(new float[] {edge, 0.1f, 2, Rng.of(plan.seed, 22).chance(0.5) ? 3 : 0, 0.75f});
      } else if (plan.lanes == 2) {
        lines.add(new float[] {edge, 0.12f, 1, 0, 0.85f});
      }
    }
    float[] flat = new float[lines.size() * 5];
    for (int i = 0; i < lines.size(); i++) {
      System.arraycopy(lines.get(i), 0, flat, i * 5, 5);
    }
    return flat;
  }

  private float[] zones() {
    float right = (float) -plan.kerb(-1);
    float left = (float) plan.kerb(1);
    float a = (float) (open - s0);
    float b = (float) (s1 - s0);
    float m = (float) (plan.median / 2);
    float w = Rng.of(plan.seed, 23).rangef(0.8, 1);
    List<float[]> zones = new ArrayList<>();
    zones.add(new float[] {0, a + 1.0f, a + 4.2f, right + 0.3f, left - 0.3f, w});
    zones.add(new float[] {0, b - 4.2f, b - 1.0f, right + 0.3f, left - 0.3f, w});
    zones.add(new float[] {1, b - 5.9f, b - 5.4f, right + 0.4f, -m - 0.2f, w});
    zones.add(new float[] {1, a + 5.0f, a + 5.5f, m + 0.2f, left - 0.4f, w});
    zones.add(new float[] {3, 0.4f, a - 0.4f, left + 1.0f, left + 4.0f, w});
    zones.add(new float[] {3, 0.4f, a - 0.4f, right - 4.0f, right - 1.0f, w});
    Rng rng = Rng.of(plan.seed, 24, number);
    if (plan.cycleLane > 0 && rng.chance(0.35)) {
      float in = (float) (plan.median / 2 + plan.lanes * plan.laneWidth);
      zones.add(new float[] {2, a + 5.5f, b - 6, -in - (float) plan.cycleLane, -in, 1});
      zones.add(new float[] {2, a + 5.5f, b - 6, in, in + (float) plan.cycleLane, 1});
    }
    if (rng.chance(0.3)) {
      float at = rng.rangef(a + 25, b - 25);
      zones.add(new float[] {0, at, at + 3, right + 0.3f, left - 0.3f, w});
    }
    // Bay marks between parking places.
    for (int side = -1; side <= 1; side += 2) {
      double p = plan.parking[StreetPlan.index(side)];
      if (p > 0 && Rng.of(plan.seed, 25).chance(0.5)) {
        double mid = plan.parkingLane(side);
        for (double s = firstBay(); s < s1 - 12; s += 5.8) {
          float at = (float) (s - s0 - 2.9);
          zones.add(
              new float[] {1, at, at + 0.1f, (float) (mid - p / 2), (float) (mid + p / 2), 0.8f});
        }
      }
    }
    float[] flat = new float[zones.size() * 6];
    for (int i = 0; i < zones.size(); i++) {
      System.arraycopy(zones.get(i), 0, flat, i * 6, 6);
    }
    return flat;
  }

  private double firstBay() {
    return open + 12;
  }

  private void walks(int side) {
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
    Ground ground = new Ground(plan, s0, cuts);
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
    patch(ground, side, open, open + CORNER, front, far, h);
    patch(ground, side, s1 - CORNER, s1, front, far, h);
    add(ground.build(), new Surface[] {paving}, false);
    Surface grass =
        Surface.solid(new Grass(s0, plan.grass[0], plan.grass[1], plan.grass[2]), Ids.TERRAIN);
    Ground green = new Ground(plan, s0, cuts);
    if (verge > 0) {
      patch(green, side, open + 6, s1 - 6, inner, kerb + verge, h);
    }
    patch(green, side, open + CORNER, s1 - CORNER, front, far, h);
    add(green.build(), new Surface[] {grass}, false);
  }

  private static void patch(
      Ground ground, int side, double a, double b, double d0, double d1, double z) {
    if (d1 > d0) {
      ground.patch(a, b, Math.min(side * d0, side * d1), Math.max(side * d0, side * d1), z);
    }
  }

  private Kind kind(int side) {
    Rng rng = Rng.of(plan.seed, 30, number, side);
    double suburb = plan.style.suburb();
    double park = plan.style.park();
    double yard = 0.12;
    return switch (rng.weighted(1 - suburb - park - yard, suburb, park, yard)) {
      case 0 -> Kind.TERRACE;
      case 1 -> Kind.SUBURB;
      case 2 -> Kind.PARK;
      default -> Kind.YARD;
    };
  }

  private void fronts(int side) {
    Rng rng = Rng.of(plan.seed, 31, number, side);
    double a = open + CORNER;
    double b = s1 - CORNER;
    double front = plan.front(side);
    switch (kind(side)) {
      case TERRACE -> terrace(rng, side, a, b, front, rng.chance(0.35) ? rng.range(2, 4) : 0);
      case SUBURB -> suburb(rng, side, a, b, front);
      case PARK -> park(rng, side, a, b, front);
      case YARD -> yard(rng, side, a, b, front);
    }
  }

  private void terrace(Rng rng, int side, double a, double b, double front, double garden) {
    double s = a;
    while (s < b - 6) {
      double w = Math.min(rng.range(9, 22), b - s);
      if (b - s - w < 7) {
        w = b - s;
      }
      house(rng, side, s, s + w, front + garden, rng.range(10, 14), false, false);
      if (garden > 0 && rng.chance(0.8)) {
        barrier(rng, side, s + 0.3, s + w - 0.3, front + 0.15, rng.weighted(1, 1.5, 2));
        bushes(rng, side, s, s + w, front + 0.8, front + garden - 0.5, 2);
      }
      s += w;
      if (rng.chance(0.12)) {
        double gap = rng.range(3, 6);
        if (s + gap < b - 6) {
          barrier(rng, side, s, s + gap, front + 0.3, rng.below(2));
          tree(rng, s + gap / 2, side * (front + 5), rng.range(0.8, 1.2));
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
      house(rng, side, s, s + 13, d, depth, false, false);
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
      house(rng, side, at, at + w, front + setback, rng.range(8, 11), true, false);
      barrier(
          rng,
          side,
          s + 0.2,
          s + lot - (rng.chance(0.5) ? 3.2 : 0.4),
          front + 0.15,
          rng.weighted(1.1, 2.4, 2.0));
      bushes(rng, side, s, s + lot, front + 1, front + setback - 1, 3);
      for (int i = 0; i < 2; i++) {
        if (rng.chance(0.6)) {
          tree(
              rng,
              s + rng.range(1, lot - 1),
              side * (front + (rng.chance(0.5) ? rng.range(1.5, 3.5) : rng.range(20, 28))),
              rng.range(0.5, 1.1));
        }
      }
      s += lot;
    }
    for (double t = a; t < b; t += 9) {
      tree(rng, t + rng.range(-3, 3), side * (front + rng.range(24, 40)), rng.range(0.9, 1.5));
    }
    rear(rng, side, a, front + 26, 2);
    rear(rng, side, b - 13, front + 26, 2);
  }

  private void park(Rng rng, int side, double a, double b, double front) {
    if (rng.chance(0.75)) {
      barrier(rng, side, a, b, front + 0.2, rng.weighted(0.8, 2, 1.6));
    }
    for (double s = a; s < b; s += rng.range(5, 9)) {
      tree(rng, s, side * (front + rng.range(2, 8)), rng.range(0.8, 1.35));
      tree(rng, s + rng.range(-3, 3), side * (front + rng.range(9, 26)), rng.range(0.9, 1.4));
      tree(rng, s + rng.range(-3, 3), side * (front + rng.range(28, 60)), rng.range(1, 1.6));
    }
    bushes(rng, side, a, b, front + 1, front + 14, 14);
  }

  private void yard(Rng rng, int side, double a, double b, double front) {
    barrier(rng, side, a, b - rng.range(0, 8), front + 0.15, rng.weighted(2.2, 1.6, 0.2));
    house(
        rng,
        side,
        a + 6,
        Math.min(b - 6, a + 6 + rng.range(30, 60)),
        front + rng.range(8, 14),
        25,
        false,
        true);
    for (int i = 0; i < 4; i++) {
      tree(rng, rng.range(a, b), side * (front + rng.range(2, 6)), rng.range(0.7, 1.1));
    }
    for (double s = a; s < b; s += 12) {
      tree(rng, s, side * (front + rng.range(42, 55)), rng.range(1, 1.5));
    }
  }

  private void house(
      Rng rng,
      int side,
      double a,
      double b,
      double d,
      double depth,
      boolean detached,
      boolean industrial) {
    double from = side > 0 ? a : b;
    double to = side > 0 ? b : a;
    double[] p = plan.line.point(from, side * d);
    double[] q = plan.line.point(to, side * d);
    double dx = q[0] - p[0];
    double dy = q[1] - p[1];
    double width = Math.sqrt(dx * dx + dy * dy);
    House house = new House(rng, plan.style, width, depth, detached, industrial);
    Mesh mesh = house.mesh();
    double yaw = StrictMath.atan2(dy, dx);
    block.things.add(
        new Instance(mesh, house.surfaces(), p[0], p[1], plan.kerbHeight, yaw, 1, key++, true));
  }

  /** Adds 0 a wall, 1 a fence, 2 a hedge along the street. */
  private void barrier(Rng rng, int side, double a, double b, double d, int which) {
    if (b - a < 1) {
      return;
    }
    long look = rng.nextLong();
    for (double s = a; s < b - 0.5; s += 11) {
      double to = Math.min(b, s + 11);
      if (b - to < 2) {
        to = b;
      }
      double[] p = plan.line.point(s, side * d);
      double[] q = plan.line.point(to, side * d);
      MeshBuilder m = new MeshBuilder();
      Rng same = Rng.of(look);
      Surface[] surfaces =
          switch (which) {
            case 0 ->
                Barriers.wall(m, same, p[0] - x0, p[1] - y0, q[0] - x0, q[1] - y0, plan.kerbHeight);
            case 1 ->
                Barriers.fence(
                    m, same, p[0] - x0, p[1] - y0, q[0] - x0, q[1] - y0, plan.kerbHeight);
            default ->
                Barriers.hedge(
                    m,
                    same,
                    leaf(same),
                    p[0] - x0,
                    p[1] - y0,
                    q[0] - x0,
                    q[1] - y0,
                    plan.kerbHeight);
          };
      add(m.build(), surfaces, true);
      block.spots.add(new Block.Spot((s + to) / 2, side * d, 0, (to - s) / 2, 0.15, 0.6, 0.35));
      if (to == b) {
        break;
      }
    }
  }

  private float[] leaf(Rng rng) {
    float[][] leaves = plan.style.foliage();
    // One season in the whole street, with an odd tree here and there.
    int season = Rng.of(plan.seed, 40).below(leaves.length);
    return rng.chance(0.75) ? leaves[season] : leaves[rng.below(Math.min(3, leaves.length))];
  }

  private void bushes(Rng rng, int side, double a, double b, double d0, double d1, int count) {
    if (d1 <= d0) {
      return;
    }
    for (int i = 0; i < count; i++) {
      double s = rng.range(a + 1, b - 1);
      place(
          TreeModel.bush(rng.below(4), true),
          TreeModel.finish(rng, leaf(rng)),
          s,
          side * rng.range(d0, d1),
          plan.kerbHeight,
          rng.range(0, 6),
          rng.range(0.6, 1.4));
    }
  }

  private void tree(Rng rng, double s, double t, double scale) {
    if (!rng.chance(Math.min(1, plan.style.trees()))) {
      return;
    }
    int kind = rng.below(TreeModel.kinds());
    Surface[] surfaces = TreeModel.finish(rng, leaf(rng));
    double[] p = plan.line.point(s, t);
    double yaw = rng.range(0, 6.28);
    int id = key++;
    Instance near =
        new Instance(
            TreeModel.mesh(kind, true),
            TreeModel.mesh(kind, false),
            surfaces,
            p[0],
            p[1],
            plan.kerbHeight,
            yaw,
            scale,
            id,
            true);
    Instance far =
        new Instance(
            TreeModel.mesh(kind, false),
            surfaces,
            p[0],
            p[1],
            plan.kerbHeight,
            yaw,
            scale,
            id,
            true);
    block.trees.add(new Block.Tree(near, far, p[0], p[1]));
    block.spots.add(new Block.Spot(s, t, 0, 0.1, 0.1, 0.7, 0.4));
  }

  private void furniture(int side) {
    Rng rng = Rng.of(plan.seed, 50, number, side);
    double kerb = plan.kerb(side);
    double h = plan.kerbHeight;
    double inward = side > 0 ? Math.PI : 0;
    boolean tall = Rng.of(plan.seed, 51).chance(0.75);
    double gap = Rng.of(plan.seed, 52).range(22, 34);
    for (double s = open + 7 + (side > 0 ? gap / 2 : 0); s < s1 - 6; s += gap) {
      place(
          Furniture.lamp(tall),
          Furniture.lampFinish(Rng.of(plan.seed, 53)),
          s,
          side * (kerb + 0.45),
          h,
          inward,
          1);
      block.lamps.add(new double[] {s, side * (kerb - (tall ? 1.4 : 0)), tall ? 11 : 7});
      block.spots.add(new Block.Spot(s, side * (kerb + 0.45), 0, 0.05, 0.05, 0.4, 0.4));
    }
    double verge = plan.verge[StreetPlan.index(side)];
    double share = Rng.of(plan.seed, 54, side).range(0, 1) * plan.style.trees();
    boolean avenue = share > (verge > 0 ? 0.25 : 0.62);
    if (avenue) {
      double step = Rng.of(plan.seed, 55).range(7.5, 13);
      for (double s = open + 9; s < s1 - 9; s += step) {
        if (rng.chance(0.85)) {
          tree(
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
      place(
          Furniture.sign(sign, true),
          Furniture.signFinish(rng, sign),
          s,
          side * (kerb + rng.range(0.35, 0.7)),
          h,
          away + rng.range(-0.15, 0.15) + (rng.chance(0.15) ? Math.PI : 0),
          rng.range(0.95, 1.2));
    }
    if (rng.chance(0.35)) {
      for (double s = open + 3; s < open + 3 + 2 * (1 + rng.below(5)); s += 1.8) {
        place(
            Furniture.bollard(rng),
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
        place(
            Furniture.mast(rng),
            Furniture.poleFinish(Rng.of(plan.seed, 58)),
            s,
            side * (kerb + 0.6),
            h,
            Math.PI / 2,
            1);
      }
    }
  }

  private void median() {
    if (plan.median == 0) {
      return;
    }
    Rng rng = Rng.of(plan.seed, 60);
    boolean green = rng.chance(0.7);
    double a = open + 6;
    double b = s1 - 7;
    double m = plan.median / 2 - 0.2;
    Ground ground = new Ground(plan, s0, cuts);
    ground.along(a, b, m, 0, plan.kerbHeight, 1);
    ground.along(a, b, -m, 0, plan.kerbHeight, -1);
    ground.across(a, -m, m, 0, plan.kerbHeight, -1);
    ground.across(b, -m, m, 0, plan.kerbHeight, 1);
    ground.mesh.slot(green ? 1 : 0);
    ground.patch(a, b, -m, m, plan.kerbHeight);
    add(
        ground.build(),
        new Surface[] {
          Surface.solid(Plain.matt(0.3, 0.29, 0.28), Ids.SIDEWALK),
          Surface.solid(new Grass(s0, plan.grass[0], plan.grass[1], plan.grass[2]), Ids.TERRAIN)
        },
        false);
    Rng local = Rng.of(plan.seed, 61, number);
    if (green && m > 0.6 && rng.chance(0.6)) {
      for (double s = a + 4; s < b - 3; s += 10) {
        tree(local, s, local.range(-0.2, 0.2), local.range(0.6, 0.95));
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
            p[0] - x0,
            p[1] - y0,
            q[0] - x0,
            q[1] - y0,
            plan.kerbHeight);
        add(part.build(), finish, true);
      }
    }
  }

  private void junction() {
    Rng rng = Rng.of(plan.seed, 70, number);
    double h = plan.kerbHeight;
    double next = plan.blockStart(number + 1);
    int phase = Rng.of(plan.seed, 71, number + 1).pick(0, 0, 2, 2, 1, 3);
    double right = -plan.kerb(-1) - 0.6;
    double left = plan.kerb(1) + 0.6;
    if (plan.signals) {
      boolean arm = Rng.of(plan.seed, 72).chance(0.5);
      // For drivers towards the next junction, on the right before it and repeated on the far left.
      place(
          Furniture.signal(arm),
          Furniture.signalFinish(Rng.of(plan.seed, 73), phase),
          next - 5.4,
          right,
          h,
          0,
          1);
      place(
          Furniture.signal(false),
          Furniture.signalFinish(Rng.of(plan.seed, 73), phase),
          next - 4.6,
          left,
          h,
          0,
          1);
      int here = Rng.of(plan.seed, 71, number).pick(0, 0, 2, 2, 1, 3);
      place(
          Furniture.signal(arm),
          Furniture.signalFinish(Rng.of(plan.seed, 73), here),
          open + 5.2,
          left,
          h,
          Math.PI,
          1);
      place(
          Furniture.signal(false),
          Furniture.signalFinish(Rng.of(plan.seed, 73), here),
          open + 0.6,
          right - 0.5,
          h,
          0,
          1);
    } else {
      int kind = rng.pick(3, 4, 5, 3);
      place(
          Furniture.sign(kind, true),
          Furniture.signFinish(rng, kind),
          next - 5.6,
          right,
          h,
          0,
          1.1);
      place(Furniture.sign(6, true), Furniture.signFinish(rng, 6), next - 4.4, left, h, 0, 1.1);
      place(
          Furniture.sign(kind, true),
          Furniture.signFinish(rng, kind),
          open + 5.2,
          left,
          h,
          Math.PI,
          1.1);
    }
  }
}
