package io.roadstream.scene.model;

import io.roadstream.scene.mesh.Mesh;
import io.roadstream.scene.mesh.MeshBuilder;
import io.roadstream.scene.mesh.Rng;
import io.roadstream.scene.mesh.Shapes;
import io.roadstream.scene.shade.Bark;
import io.roadstream.scene.shade.Leaves;
import io.roadstream.scene.shade.Surface;
import io.roadstream.scene.shade.Textures;
import java.util.ArrayList;
import java.util.List;

/**
 * Trees and bushes with irregular crowns of leaf cards around a trunk.
 *
 * <p>Slots: 0 wood, 1 leaves, 2 the dark inside of the crown. Each kind has a mesh for every {@link
 * #levels() level} of detail; fewer but larger cards cover about the same.
 */
public final class TreeModel {
  private static final int VEGETATION = 8;
  private static final int KINDS = 9;
  private static final int LEVELS = 3;
  private static final Mesh[][] TREES = new Mesh[KINDS][];
  private static final List<Mesh> BUSHES = new ArrayList<>();

  static {
    for (int k = 0; k < KINDS; k++) {
      TREES[k] = new Mesh[] {tree(k, 210, 0.92, 1), tree(k, 72, 1.5, 0.55), tree(k, 30, 2.1, 0.3)};
    }
    for (int k = 0; k < 4; k++) {
      BUSHES.add(makeBush(k));
    }
  }

  private TreeModel() {}

  /** Returns the number of kinds: 0..4 broad, 5..6 tall, 7..8 conical. */
  public static int kinds() {
    return KINDS;
  }

  /** Returns the number of levels of detail; 0 is the finest. */
  public static int levels() {
    return LEVELS;
  }

  /** Returns a tree about 8 m high at scale 1. */
  public static Mesh mesh(int kind, int level) {
    return TREES[kind][level];
  }

  /** Returns a bush about 1.2 m high at scale 1. */
  public static Mesh bush(int kind) {
    return BUSHES.get(Math.floorMod(kind, BUSHES.size()));
  }

  /** Returns surfaces in the given leaf colour. */
  public static Surface[] finish(Rng rng, float[] leaf) {
    float k = rng.rangef(0.75, 1.25);
    float warm = rng.rangef(0.85, 1.2);
    Leaves leaves = new Leaves(leaf[0] * k * warm, leaf[1] * k, leaf[2] * k, 0.4f);
    Leaves inner = new Leaves(leaf[0] * k * 0.75f, leaf[1] * k * 0.75f, leaf[2] * k * 0.75f, 0.5f);
    float w = rng.rangef(0.6, 1.3);
    return new Surface[] {
      Surface.solid(new Bark(.11f * w, .085f * w, .065f * w, 0.6f), VEGETATION),
      Surface.foliage(leaves, VEGETATION, Textures.LEAF_MASK),
      Surface.solid(inner, VEGETATION)
    };
  }

  private static Mesh tree(int kind, int cards, double size, double detail) {
    Rng rng = Rng.of(77, kind);
    MeshBuilder b = new MeshBuilder().detail(detail);
    boolean tall = kind >= 5 && kind < 7;
    boolean cone = kind >= 7;
    double bare = cone ? 0.7 : rng.range(2.0, 2.9);
    double lean = rng.range(-0.25, 0.25);
    b.slot(0);
    double[] foot = {0, 0, -0.1};
    double[] fork = {lean, rng.range(-0.2, 0.2), bare};
    double thick = rng.range(0.13, 0.2);
    Shapes.tube(b, foot, fork, thick * 1.15, thick * 0.8, 8, false);
    double topZ = tall ? 9.5 : cone ? 8.5 : rng.range(6.8, 8.4);
    double radius = tall ? 1.5 : cone ? 1.9 : rng.range(2.1, 3.1);
    double[][] blobs = new double[cone ? 5 : tall ? 4 : 6][];
    for (int i = 0; i < blobs.length; i++) {
      double t = i / (double) (blobs.length - 1);
      if (cone || tall) {
        double r =
            cone
                ? radius * (1.05 - 0.85 * t)
                : radius * (0.75 + 0.5 * StrictMath.sin(Math.PI * (0.2 + 0.7 * t)));
        blobs[i] =
            new double[] {
              rng.range(-.15, .15),
              rng.range(-.15, .15),
              bare + 0.6 + t * (topZ - bare - 1.0),
              r * 0.85,
              1.15
            };
      } else {
        double a = 2 * Math.PI * i / (blobs.length - 1) + rng.range(-0.4, 0.4);
        double off = i == 0 ? 0 : radius * rng.range(0.4, 0.62);
        double z = i == 0 ? topZ - radius * 0.75 : bare + radius * rng.range(0.5, 1.05);
        blobs[i] =
            new double[] {
              lean + off * StrictMath.cos(a),
              off * StrictMath.sin(a),
              z,
              radius * rng.range(0.5, 0.72),
              0.85
            };
      }
      if (!cone) {
        Shapes.tube(
            b,
            fork,
            new double[] {blobs[i][0] * 0.8, blobs[i][1] * 0.8, blobs[i][2]},
            thick * 0.55,
            thick * 0.15,
            5,
            false);
      }
    }
    if (cone) {
      Shapes.tube(b, fork, new double[] {0, 0, topZ - 0.6}, thick * 0.8, 0.03, 6, false);
    }
    double midZ = (bare + topZ) / 2;
    for (double[] blob : blobs) {
      b.slot(2).occlusion(0.5);
      Shapes.ellipsoid(
          b,
          blob[0],
          blob[1],
          blob[2],
          blob[3] * 0.5,
          blob[3] * 0.5,
          blob[3] * 0.5 * blob[4],
          5,
          8);
    }
    b.slot(1);
    for (int i = 0; i < cards; i++) {
      double[] blob = blobs[i % blobs.length];
      card(b, rng, blob, 0, 0, midZ, size * (0.75 + radius * 0.24), topZ, bare);
    }
    return b.build();
  }

  private static void card(
      MeshBuilder b,
      Rng rng,
      double[] blob,
      double cx,
      double cy,
      double cz,
      double size,
      double top,
      double bottom) {
    double z = rng.range(-1, 1);
    double a = rng.range(0, 2 * Math.PI);
    double rr = Math.sqrt(1 - z * z);
    double dx = rr * StrictMath.cos(a);
    double dy = rr * StrictMath.sin(a);
    double k = blob[3] * rng.range(0.62, 1.0);
    double px = blob[0] + dx * k;
    double py = blob[1] + dy * k;
    double pz = blob[2] + z * k * blob[4];
    double half = size * rng.range(0.42, 0.7);
    // A random plane for the card; its light comes from the crown's shape.
    double ux = rng.range(-1, 1);
    double uy = rng.range(-1, 1);
    double uz = rng.range(-0.7, 0.7);
    double un = half / Math.sqrt(ux * ux + uy * uy + uz * uz + 1e-6);
    ux *= un;
    uy *= un;
    uz *= un;
    double vx = dy * uz - z * uy + rng.range(-0.2, 0.2);
    double vy = z * ux - dx * uz + rng.range(-0.2, 0.2);
    double vz = dx * uy - dy * ux + rng.range(-0.2, 0.2);
    double vn = half / Math.sqrt(vx * vx + vy * vy + vz * vz + 1e-6);
    vx *= vn;
    vy *= vn;
    vz *= vn;
    double nx = px - cx;
    double ny = py - cy;
    double nz = (pz - cz) * 0.8 + 0.5;
    double depth = Math.min(1, k / blob[3]);
    double height = (pz - bottom) / Math.max(0.5, top - bottom);
    b.occlusion(
        Math.max(
            0.3, Math.min(1, 0.25 + 0.5 * height + 0.35 * depth * depth + rng.range(-0.08, 0.08))));
    double w = rng.range(0, 5);
    int p = b.vertex(px - ux - vx, py - uy - vy, pz - uz - vz, nx, ny, nz, 0, 0, w);
    int q = b.vertex(px + ux - vx, py + uy - vy, pz + uz - vz, nx, ny, nz, 1, 0, w);
    int r = b.vertex(px + ux + vx, py + uy + vy, pz + uz + vz, nx, ny, nz, 1, 1, w);
    int s = b.vertex(px - ux + vx, py - uy + vy, pz - uz + vz, nx, ny, nz, 0, 1, w);
    b.quad(p, q, r, s);
  }

  private static Mesh makeBush(int kind) {
    Rng rng = Rng.of(99, kind);
    MeshBuilder b = new MeshBuilder();
    double[][] blobs = new double[3][];
    for (int i = 0; i < 3; i++) {
      blobs[i] =
          new double[] {
            rng.range(-.5, .5), rng.range(-.4, .4), rng.range(.35, .7), rng.range(.4, .65), 0.9
          };
      b.slot(2).occlusion(0.4);
      Shapes.ellipsoid(
          b,
          blobs[i][0],
          blobs[i][1],
          blobs[i][2],
          blobs[i][3] * .7,
          blobs[i][3] * .7,
          blobs[i][3] * .7,
          5,
          8);
    }
    b.slot(1);
    for (int i = 0; i < 42; i++) {
      card(b, rng, blobs[i % 3], 0, 0, 0.3, 0.62, 1.3, 0);
    }
    return b.build();
  }

  /**
   * Adds a clipped hedge of leaves between two points on level ground to a mesh: solid in slot 0,
   * fringe in slot 1.
   */
  public static void hedge(
      MeshBuilder b,
      Rng rng,
      double x0,
      double y0,
      double x1,
      double y1,
      double z,
      double width,
      double height) {
    double dx = x1 - x0;
    double dy = y1 - y0;
    double length = Math.sqrt(dx * dx + dy * dy);
    dx /= length;
    dy /= length;
    double hx = -dy * width / 2;
    double hy = dx * width / 2;
    b.slot(0);
    double[][][] rings = new double[Math.max(2, (int) (length / 0.7))][][];
    for (int i = 0; i < rings.length; i++) {
      double t = length * i / (rings.length - 1);
      double cx = x0 + dx * t;
      double cy = y0 + dy * t;
      double s = (i == 0 || i == rings.length - 1) ? 0.7 : rng.range(0.9, 1.08);
      double h = height * rng.range(0.93, 1.04) * (s < 0.8 ? 0.9 : 1);
      rings[i] =
          new double[][] {
            {cx + hx * s * .9, cy + hy * s * .9, z},
            {cx + hx * s, cy + hy * s, z + h * 0.5},
            {cx + hx * s * .92, cy + hy * s * .92, z + h * 0.92},
            {cx, cy, z + h},
            {cx - hx * s * .92, cy - hy * s * .92, z + h * 0.92},
            {cx - hx * s, cy - hy * s, z + h * 0.5},
            {cx - hx * s * .9, cy - hy * s * .9, z}
          };
    }
    b.occlusion(0.75);
    new io.roadstream.scene.mesh.Loft(rings).addTo(b, new int[] {0, 0, 0, 0, 0, 0});
    b.slot(1);
    int cards = (int) (length * 3.2);
    for (int i = 0; i < cards; i++) {
      double t = rng.range(0, length);
      double side = rng.range(-1, 1);
      double up = Math.abs(side) < 0.8 ? height : height * rng.range(0.25, 1);
      double[] blob = {x0 + dx * t + hx * side, y0 + dy * t + hy * side, z + up - 0.05, 0.12, 1};
      card(b, rng, blob, x0 + dx * t, y0 + dy * t, z + height * 0.4, 0.42, z + height, z);
    }
    b.occlusion(1);
  }
}
