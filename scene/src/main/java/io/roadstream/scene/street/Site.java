package io.roadstream.scene.street;

import io.roadstream.scene.mesh.Mesh;
import io.roadstream.scene.mesh.MeshBuilder;
import io.roadstream.scene.mesh.Rng;
import io.roadstream.scene.model.TreeModel;
import io.roadstream.scene.raster.Instance;
import io.roadstream.scene.shade.Surface;
import java.util.ArrayList;
import java.util.List;

/**
 * The ground that one block is built on: where it lies, and how things are put there. Filled by the
 * builders of its parts.
 */
final class Site {
  final StreetPlan plan;
  final long number;

  /** Where the block begins with its junction. */
  final double s0;

  /** Where the junction ends. */
  final double open;

  /** Where the next block begins. */
  final double s1;

  final double x0;
  final double y0;

  /** Places along the street where all ground has vertices. */
  final double[] cuts;

  final Block block;
  private int key;

  Site(StreetPlan plan, long number) {
    this.plan = plan;
    this.number = number;
    this.s0 = plan.blockStart(number);
    this.open = s0 + plan.junctionWidth(number);
    this.s1 = plan.blockStart(number + 1);
    double[] p = plan.line.point(s0, 0);
    this.x0 = p[0];
    this.y0 = p[1];
    this.cuts = new double[] {open, open + Fronts.CORNER, open + 6, s1 - 6, s1 - Fronts.CORNER};
    this.block = new Block(s0, s1);
    this.key = (int) Math.floorMod(number, 1000L) * 2000 + 100_000;
  }

  void add(Mesh mesh, Surface[] surfaces, boolean shadow) {
    block.things.add(new Instance(mesh, surfaces, x0, y0, 0, 0, 1, key++, shadow));
  }

  void place(
      Mesh mesh, Surface[] surfaces, double s, double t, double z, double yaw, double scale) {
    double[] p = plan.line.point(s, t);
    block.things.add(
        new Instance(
            mesh, surfaces, p[0], p[1], z, plan.line.heading(s) + yaw, scale, key++, true));
  }

  void house(
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
    House house = new House(rng, plan.style.houses(), width, depth, detached, industrial);
    Mesh mesh = house.mesh();
    double yaw = StrictMath.atan2(dy, dx);
    block.things.add(
        new Instance(mesh, house.surfaces(), p[0], p[1], plan.kerbHeight, yaw, 1, key++, true));
  }

  /** Adds 0 a wall, 1 a fence, 2 a hedge along the street. */
  void barrier(Rng rng, int side, double a, double b, double d, int which) {
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

  float[] leaf(Rng rng) {
    float[][] leaves = plan.style.green().foliage();
    // One season in the whole street, with an odd tree here and there.
    int season = Rng.of(plan.seed, 40).below(leaves.length);
    return rng.chance(0.75) ? leaves[season] : leaves[rng.below(Math.min(3, leaves.length))];
  }

  void bushes(Rng rng, int side, double a, double b, double d0, double d1, int count) {
    bushes(rng, side, a, b, d0, d1, count, (s, d) -> plan.kerbHeight);
  }

  /** Strews bushes over ground of the given height by distance along and from the street's axis. */
  void bushes(
      Rng rng,
      int side,
      double a,
      double b,
      double d0,
      double d1,
      int count,
      Ground.Height height) {
    if (d1 <= d0) {
      return;
    }
    for (int i = 0; i < count; i++) {
      double s = rng.range(a + 1, b - 1);
      Mesh bush = TreeModel.bush(rng.below(4));
      Surface[] leaves = TreeModel.finish(rng, leaf(rng));
      double d = rng.range(d0, d1);
      place(bush, leaves, s, side * d, height.at(s, d), rng.range(0, 6), rng.range(0.6, 1.4));
    }
  }

  void tree(Rng rng, double s, double t, double scale) {
    tree(rng, s, t, plan.kerbHeight, scale);
  }

  void tree(Rng rng, double s, double t, double z, double scale) {
    if (!rng.chance(Math.min(1, plan.style.green().trees()))) {
      return;
    }
    int kind = rng.below(TreeModel.kinds());
    Surface[] surfaces = TreeModel.finish(rng, leaf(rng));
    double[] p = plan.line.point(s, t);
    double yaw = rng.range(0, 6.28);
    int id = key++;
    List<Instance> levels = new ArrayList<>();
    for (int level = 0; level < TreeModel.levels(); level++) {
      levels.add(
          new Instance(
              TreeModel.mesh(kind, level),
              TreeModel.mesh(kind, TreeModel.levels() - 1),
              surfaces,
              p[0],
              p[1],
              z,
              yaw,
              scale,
              id,
              true));
    }
    block.trees.add(new Block.Tree(levels, p[0], p[1]));
    block.spots.add(new Block.Spot(s, t, 0, 0.1, 0.1, 0.7, 0.4));
  }
}
