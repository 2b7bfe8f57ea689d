package io.roadstream.scene.street;

import io.roadstream.scene.mesh.MeshBuilder;
import io.roadstream.scene.mesh.Rng;
import io.roadstream.scene.mesh.Shapes;
import io.roadstream.scene.model.TreeModel;
import io.roadstream.scene.shade.Bark;
import io.roadstream.scene.shade.Leaves;
import io.roadstream.scene.shade.Material;
import io.roadstream.scene.shade.Plain;
import io.roadstream.scene.shade.Surface;
import io.roadstream.scene.shade.Textures;
import io.roadstream.scene.shade.WallMaterial;

/** Walls, fences and hedges along a line on level ground, each in a drawn variant. */
final class Barriers {
  private Barriers() {}

  /** Adds a wall with a coping and returns its surfaces. */
  static Surface[] wall(
      MeshBuilder b, Rng rng, double x0, double y0, double x1, double y1, double z) {
    double height = rng.range(0.9, 2.5);
    int finish = rng.below(4);
    float k = rng.rangef(0.25, 0.55);
    Material m =
        finish == 1
            ? new WallMaterial(
                rng.rangef(.2, .38),
                rng.rangef(.10, .17),
                rng.rangef(.06, .12),
                1,
                rng.chance(.15),
                rng.below(99))
            : new WallMaterial(
                k, k * .95f, k * rng.rangef(.7, .95), finish, rng.chance(0.3), rng.below(99));
    double dx = x1 - x0;
    double dy = y1 - y0;
    double length = Math.sqrt(dx * dx + dy * dy);
    double nx = -dy / length * 0.13;
    double ny = dx / length * 0.13;
    b.slot(0);
    side(b, x0 + nx, y0 + ny, x1 + nx, y1 + ny, z, z + height, length);
    side(b, x1 - nx, y1 - ny, x0 - nx, y0 - ny, z, z + height, length);
    side(b, x1 + nx, y1 + ny, x1 - nx, y1 - ny, z, z + height, 0.26);
    side(b, x0 - nx, y0 - ny, x0 + nx, y0 + ny, z, z + height, 0.26);
    b.slot(1);
    double w = 1.25;
    Shapes.face(
        b, x0 + nx * w, y0 + ny * w, z + height + 0.07, dx, dy, 0, -2 * nx * w, -2 * ny * w, 0);
    Shapes.face(b, x0 + nx * w, y0 + ny * w, z + height - 0.02, dx, dy, 0, 0, 0, 0.09);
    Shapes.face(b, x0 - nx * w, y0 - ny * w, z + height - 0.02, dx, dy, 0, 0, 0, 0.09);
    return new Surface[] {
      Surface.sheet(m, Ids.WALL), Surface.sheet(Plain.matt(k, k * .97, k * .92), Ids.WALL)
    };
  }

  private static void side(
      MeshBuilder b,
      double x0,
      double y0,
      double x1,
      double y1,
      double z0,
      double z1,
      double length) {
    double nx = y1 - y0;
    double ny = x0 - x1;
    int p = b.vertex(x0, y0, z0, -nx, -ny, 0, 0, 0, 0);
    int q = b.vertex(x1, y1, z0, -nx, -ny, 0, length, 0, 0);
    int r = b.vertex(x1, y1, z1, -nx, -ny, 0, length, z1 - z0, 0);
    int s = b.vertex(x0, y0, z1, -nx, -ny, 0, 0, z1 - z0, 0);
    b.quad(p, q, r, s);
  }

  /**
   * Adds a fence that can be seen through and returns its surfaces: pickets, iron bars, planks or
   * wire mesh.
   */
  static Surface[] fence(
      MeshBuilder b, Rng rng, double x0, double y0, double x1, double y1, double z) {
    int kind = rng.below(4);
    double height =
        kind == 0 ? rng.range(0.8, 1.2) : kind == 3 ? rng.range(1.5, 2.2) : rng.range(1.0, 1.8);
    double dx = x1 - x0;
    double dy = y1 - y0;
    double length = Math.sqrt(dx * dx + dy * dy);
    dx /= length;
    dy /= length;
    b.slot(0);
    double gap = kind == 3 ? 2.4 : 2.0;
    for (double d = 0; d <= length; d += gap) {
      double x = x0 + dx * d;
      double y = y0 + dy * d;
      Shapes.tube(
          b,
          new double[] {x, y, z},
          new double[] {x, y, z + height + 0.06},
          0.045,
          0.045,
          5,
          false);
    }
    for (int rail = 0; rail < 2; rail++) {
      double h = z + height * (rail == 0 ? 0.18 : 0.92);
      Shapes.tube(b, new double[] {x0, y0, h}, new double[] {x1, y1, h}, 0.028, 0.028, 4, false);
    }
    b.slot(1);
    int p = b.vertex(x0, y0, z + 0.05, -dy, dx, 0, 0, 0, 0);
    double tile = kind == 3 ? 0.5 : 1.0;
    int q = b.vertex(x1, y1, z + 0.05, -dy, dx, 0, length / tile, 0, 0);
    int r = b.vertex(x1, y1, z + height, -dy, dx, 0, length / tile, height / tile, 0);
    int s = b.vertex(x0, y0, z + height, -dy, dx, 0, 0, height / tile, 0);
    b.quad(p, q, r, s);
    Material m;
    if (kind == 0) {
      float k = rng.chance(0.4) ? 0.7f : rng.rangef(0.12, 0.3);
      m = new Bark(k, k * .86f, k * .7f, 0.25f);
    } else if (kind == 2) {
      float k = rng.rangef(0.10, 0.3);
      m = new Bark(k, k * .75f, k * .5f, 0.5f);
    } else {
      float k = rng.rangef(0.02, 0.14);
      m = new Bark(k, kind == 3 ? k * 1.3f : k, k, 0.2f);
    }
    return new Surface[] {
      Surface.solid(m, Ids.FENCE),
      Surface.cutOut(
          m,
          Ids.FENCE,
          switch (kind) {
            case 0 -> Textures.PICKETS;
            case 1 -> Textures.BARS;
            case 2 -> Textures.PLANKS;
            default -> Textures.WIRE;
          })
    };
  }

  /** Adds a clipped hedge and returns its surfaces. */
  static Surface[] hedge(
      MeshBuilder b, Rng rng, float[] leaf, double x0, double y0, double x1, double y1, double z) {
    TreeModel.hedge(b, rng, x0, y0, x1, y1, z, rng.range(0.6, 1.0), rng.range(0.8, 2.1));
    float k = rng.rangef(0.7, 1.1);
    Leaves solid = new Leaves(leaf[0] * k * .75f, leaf[1] * k * .75f, leaf[2] * k * .75f, 0.45f);
    Leaves fringe = new Leaves(leaf[0] * k, leaf[1] * k, leaf[2] * k, 0.35f);
    return new Surface[] {
      Surface.sheet(solid, Ids.VEGETATION),
      Surface.foliage(fringe, Ids.VEGETATION, Textures.LEAF_MASK)
    };
  }
}
