package io.roadstream.scene.model;

import io.roadstream.scene.mesh.Mesh;
import io.roadstream.scene.mesh.MeshBuilder;
import io.roadstream.scene.mesh.Rng;
import io.roadstream.scene.mesh.Shapes;
import io.roadstream.scene.shade.Cloth;
import io.roadstream.scene.shade.Surface;
import java.util.ArrayList;
import java.util.List;

/**
 * People on foot: a body of rounded limbs in each phase of a walk, or standing.
 *
 * <p>Slots: 0 skin, 1 hair, 2 upper clothes, 3 trousers, 4 shoes, 5 bag. Height 1.76 m at scale 1.
 */
public final class PersonModel {
  /** Phases of one double step. */
  public static final int PHASES = 12;

  /** Builds: 0 jacket and trousers, 1 long coat, 2 with a backpack, 3 skirt. */
  public static final int BUILDS = 4;

  private static final int PERSON = 11;
  private static final List<Mesh> MESHES = new ArrayList<>();
  private static final List<Mesh> COARSE = new ArrayList<>();

  static {
    for (int build = 0; build < BUILDS; build++) {
      for (int phase = 0; phase <= PHASES; phase++) {
        MESHES.add(walker(build, phase, 1));
        COARSE.add(walker(build, phase, 0.5));
      }
    }
  }

  private PersonModel() {}

  /** Returns the mesh of a walker at a phase in [0, PHASES), or standing for PHASES. */
  public static Mesh mesh(int build, int phase) {
    return MESHES.get(build * (PHASES + 1) + phase);
  }

  /** Returns the same with fewer triangles, for far away and for shadows. */
  public static Mesh coarse(int build, int phase) {
    return COARSE.get(build * (PHASES + 1) + phase);
  }

  /** Returns surfaces in clothes drawn from {@code rng}. */
  public static Surface[] clothes(Rng rng, int trainId) {
    float[][] skins = {
      {.52f, .33f, .24f}, {.42f, .25f, .17f}, {.24f, .13f, .08f}, {.10f, .055f, .035f}
    };
    float[][] hairs = {
      {.02f, .015f, .012f},
      {.06f, .035f, .02f},
      {.25f, .16f, .07f},
      {.3f, .3f, .3f},
      {.15f, .05f, .02f}
    };
    float[][] tops = {
      {.02f, .02f, .025f},
      {.05f, .06f, .09f},
      {.35f, .03f, .03f},
      {.04f, .10f, .30f},
      {.50f, .48f, .44f},
      {.10f, .16f, .08f},
      {.45f, .30f, .06f},
      {.22f, .10f, .05f},
      {.12f, .12f, .13f},
      {.55f, .20f, .30f},
      {.10f, .30f, .32f},
      {.65f, .65f, .62f}
    };
    float[][] legs = {
      {.02f, .022f, .03f},
      {.04f, .06f, .13f},
      {.08f, .10f, .16f},
      {.12f, .11f, .10f},
      {.26f, .22f, .16f},
      {.03f, .03f, .03f}
    };
    float[] skin = skins[rng.weighted(5, 3, 2, 1.5)];
    float[] hair = hairs[rng.below(hairs.length)];
    float[] top = tops[rng.below(tops.length)];
    float[] leg = legs[rng.below(legs.length)];
    float[] bag = tops[rng.below(tops.length)];
    return new Surface[] {
      cloth(skin, 0, trainId),
      cloth(hair, 0, trainId),
      cloth(top, rng.weighted(5, 1, 1), trainId),
      cloth(leg, 0, trainId),
      cloth(new float[] {.03f, .028f, .026f}, 0, trainId),
      cloth(bag, 0, trainId)
    };
  }

  /** Returns clothes of a person on foot. */
  public static Surface[] clothes(Rng rng) {
    return clothes(rng, PERSON);
  }

  private static Surface cloth(float[] c, int pattern, int trainId) {
    return Surface.solid(new Cloth(c[0], c[1], c[2], pattern), trainId);
  }

  private static Mesh walker(int build, int phase, double detail) {
    MeshBuilder b = new MeshBuilder().detail(detail);
    boolean walks = phase < PHASES;
    double cycle = 2 * Math.PI * phase / PHASES;
    double bob = walks ? 0.02 * StrictMath.cos(2 * cycle) : 0;
    double hipZ = 0.92 + bob;
    for (int side = -1; side <= 1; side += 2) {
      double a = walks ? side * StrictMath.sin(cycle) * 0.46 : side * 0.04;
      double bend =
          walks
              ? 0.12 + 0.55 * Math.max(0, StrictMath.sin(cycle * 1 + (side > 0 ? -2.2 : 0.94)))
              : 0.03;
      leg(b, side, hipZ, a, bend, build);
      double swing = walks ? -side * StrictMath.sin(cycle) * 0.42 : side * 0.05;
      arm(b, side, 1.42 + bob, swing, walks ? 0.35 : 0.12);
    }
    torso(b, hipZ, build, detail);
    head(b, 0.02, 1.63 + bob);
    if (build == 2) {
      b.slot(5);
      Shapes.ellipsoid(b, -0.2, 0, 1.26 + bob, 0.12, 0.16, 0.22, 6, 10);
    }
    return b.build();
  }

  private static void leg(MeshBuilder b, int side, double hipZ, double a, double bend, int build) {
    double[] hip = {0, side * 0.095, hipZ};
    double[] knee = {
      hip[0] + 0.43 * StrictMath.sin(a), side * 0.095, hipZ - 0.43 * StrictMath.cos(a)
    };
    double c = a - bend;
    double[] ankle = {
      knee[0] + 0.42 * StrictMath.sin(c), side * 0.09, knee[2] - 0.42 * StrictMath.cos(c)
    };
    b.slot(3);
    Shapes.tube(b, hip, knee, 0.095, 0.066, 8, false);
    b.slot(build == 3 ? 0 : 3);
    Shapes.ellipsoid(b, knee[0], knee[1], knee[2], 0.066, 0.066, 0.07, 4, 8);
    Shapes.tube(b, knee, ankle, 0.066, build == 3 ? 0.04 : 0.055, 8, false);
    b.slot(4);
    double toe = Math.max(-0.5, Math.min(0.5, c)) * 0.2;
    Shapes.ellipsoid(
        b,
        ankle[0] + 0.06,
        ankle[1],
        Math.max(0.045, ankle[2] - 0.03 + toe * 0.3),
        0.135,
        0.05,
        0.05,
        5,
        8);
  }

  static void arm(MeshBuilder b, int side, double z, double swing, double bend) {
    double[] shoulder = {0, side * 0.205, z};
    double[] elbow = {0.29 * StrictMath.sin(swing), side * 0.245, z - 0.29 * StrictMath.cos(swing)};
    double c = swing + bend;
    double[] hand = {
      elbow[0] + 0.25 * StrictMath.sin(c), side * 0.235, elbow[2] - 0.25 * StrictMath.cos(c)
    };
    limb(b, shoulder, elbow, hand);
  }

  static void limb(MeshBuilder b, double[] shoulder, double[] elbow, double[] hand) {
    b.slot(2);
    Shapes.ellipsoid(b, shoulder[0], shoulder[1], shoulder[2], 0.075, 0.07, 0.075, 5, 8);
    Shapes.tube(b, shoulder, elbow, 0.062, 0.05, 7, false);
    Shapes.ellipsoid(b, elbow[0], elbow[1], elbow[2], 0.05, 0.05, 0.05, 4, 7);
    Shapes.tube(b, elbow, hand, 0.05, 0.038, 7, false);
    b.slot(0);
    Shapes.ellipsoid(b, hand[0], hand[1], hand[2], 0.045, 0.035, 0.055, 5, 7);
  }

  private static void torso(MeshBuilder b, double hipZ, int build, double detail) {
    int around = detail < 1 ? 6 : 12;
    double[][][] rings = new double[7][][];
    double[] heights = {
      build == 1 ? -0.42 : build == 3 ? -0.3 : -0.08, 0, 0.14, 0.30, 0.44, 0.53, 0.58
    };
    double[] wide = {
      build == 1 ? 0.23 : build == 3 ? 0.24 : 0.165, 0.17, 0.155, 0.18, 0.2, 0.15, 0.06
    };
    double[] deep = {
      build == 1 ? 0.19 : build == 3 ? 0.2 : 0.12, 0.125, 0.11, 0.125, 0.125, 0.09, 0.055
    };
    for (int i = 0; i < 7; i++) {
      rings[i] = new double[around + 1][];
      for (int j = 0; j <= around; j++) {
        double angle = 2 * Math.PI * j / around;
        rings[i][j] =
            new double[] {
              deep[i] * StrictMath.cos(angle), wide[i] * StrictMath.sin(angle), hipZ + heights[i]
            };
      }
    }
    int[] slots = new int[around];
    java.util.Arrays.fill(slots, 2);
    new io.roadstream.scene.mesh.Loft(rings).addTo(b, slots);
  }

  static void head(MeshBuilder b, double x, double z) {
    b.slot(0);
    Shapes.tube(
        b,
        new double[] {x - 0.02, 0, z - 0.2},
        new double[] {x, 0, z - 0.08},
        0.055,
        0.05,
        8,
        false);
    Shapes.ellipsoid(b, x + 0.01, 0, z, 0.098, 0.08, 0.125, 8, 12);
    b.slot(1);
    Shapes.ellipsoid(b, x - 0.022, 0, z + 0.03, 0.098, 0.088, 0.115, 7, 12);
  }
}
