package io.roadstream.scene.street;

import io.roadstream.scene.CityStyle;
import io.roadstream.scene.mesh.Mesh;
import io.roadstream.scene.mesh.MeshBuilder;
import io.roadstream.scene.mesh.Rng;
import io.roadstream.scene.mesh.Shapes;
import io.roadstream.scene.model.TreeModel;
import io.roadstream.scene.raster.Instance;
import io.roadstream.scene.shade.Grass;
import io.roadstream.scene.shade.GroundMap;
import io.roadstream.scene.shade.Surface;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One scene's world: what stands and moves around the camera at any moment.
 *
 * <p>Blocks are generated when first needed and kept while near; they are pure functions of the
 * seed and their number, so the order of calls changes nothing. Not thread-safe.
 */
public final class Street {
  private static final double AHEAD = 330;
  private static final double BEHIND = 45;

  /** How far the open country reaches on each side, metres. */
  private static final double PLAIN = 900;

  /** Metres up to which a tree is drawn at each level of detail but the last. */
  private static final double[] TREE_LEVELS = {32, 85};

  private final StreetPlan plan;
  private final Ego ego;
  private final Map<Long, Block> blocks = new TreeMap<>();
  private final Mesh plain;
  private final Surface[] plainSurface;
  private final Surface[] ridge;

  /** Lays out the street of a seed. */
  public Street(long seed, CityStyle style) {
    plan = new StreetPlan(seed, style);
    ego = new Ego(plan);
    MeshBuilder b = new MeshBuilder();
    // Sloping land bends it at its corners.
    double cell = style.land().slope() > 0 ? 30 : 2 * PLAIN;
    for (double x = -PLAIN; x < PLAIN; x += cell) {
      for (double y = -PLAIN; y < PLAIN; y += cell) {
        Shapes.face(b, x, y, 0, cell, 0, 0, 0, cell, 0);
      }
    }
    plain = b.build();
    plainSurface =
        new Surface[] {
          Surface.solid(new Grass(0, plan.grass[0], plan.grass[1], plan.grass[2]), Ids.TERRAIN)
        };
    ridge = TreeModel.finish(Rng.of(seed, 99), style.green().foliage()[0]);
  }

  /** Returns {along, across, heading, x, y} of the recording car at a time in seconds. */
  public double[] ego(double time) {
    double s = ego.distance(time);
    double t = ego.across(time);
    double[] p = plan.line.point(s, t);
    return new double[] {s, t, plan.line.heading(s), p[0], p[1]};
  }

  /** Returns everything around the recording car at a time and fills the ground map. */
  public List<Instance> at(double time, GroundMap ground) {
    double[] car = ego(time);
    double s = car[0];
    ground.reset(s);
    List<Instance> out = new ArrayList<>();
    long first = plan.blockAt(Math.max(-200, s - BEHIND));
    long last = plan.blockAt(s + AHEAD);
    for (long k = first; k <= last; k++) {
      Block block = blocks.computeIfAbsent(k, n -> new BlockBuilder(plan, n).build());
      out.addAll(block.things);
      for (Block.Tree tree : block.trees) {
        double dx = tree.x() - car[3];
        double dy = tree.y() - car[4];
        double distance = Math.sqrt(dx * dx + dy * dy);
        int level = 0;
        while (level < TREE_LEVELS.length && distance >= TREE_LEVELS[level]) {
          level++;
        }
        out.add(tree.levels().get(level));
      }
      for (double[] lamp : block.lamps) {
        ground.light(lamp[0], lamp[1], lamp[2], 0.9);
      }
      for (Block.Spot spot : block.spots) {
        ground.shade(
            spot.s(),
            spot.t(),
            spot.yaw(),
            spot.halfLength(),
            spot.halfWidth(),
            spot.soft(),
            spot.strength());
      }
    }
    for (Iterator<Long> i = blocks.keySet().iterator(); i.hasNext(); ) {
      long k = i.next();
      if (k < first - 1 || k > last + 1) {
        i.remove();
      }
    }
    Actors.add(plan, ego, new Stage(plan.line, time, s, out, ground));
    out.add(new Instance(plain, plainSurface, car[3], car[4], -0.35, 0, 1, 1, false));
    backdrop(car, out);
    return out;
  }

  /** Adds a belt of distant trees that closes the view at the end of the street. */
  private void backdrop(double[] car, List<Instance> out) {
    double s = Math.floor((car[0] + AHEAD + 30) / 20) * 20;
    for (int i = -7; i <= 7; i++) {
      double[] p = plan.line.point(s, i * 11);
      out.add(
          new Instance(
              TreeModel.mesh(Math.floorMod(i * 5 + (int) (s / 20), 5), TreeModel.levels() - 1),
              ridge,
              p[0],
              p[1],
              -0.3,
              i,
              1.7 + 0.2 * Math.floorMod(i * 7, 4),
              500 + i,
              false));
    }
  }
}
