package io.roadstream.scene.model;

import io.roadstream.scene.mesh.Mesh;
import io.roadstream.scene.mesh.MeshBuilder;
import io.roadstream.scene.mesh.Rng;
import io.roadstream.scene.mesh.Shapes;
import io.roadstream.scene.shade.Bark;
import io.roadstream.scene.shade.Plain;
import io.roadstream.scene.shade.Surface;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bicycles and motorcycles, with or without a rider.
 *
 * <p>Slots 0..5 are the rider's clothes as in {@link PersonModel} (1 is hair or a helmet); 6 tyres,
 * 7 frame, 8 saddle and dark parts, 9 bright metal, 10 lamp. The rider's class is rider, the rest
 * that of the cycle.
 */
public final class CycleModel {
  /** Pedal phases. */
  public static final int PHASES = 8;

  private static final double COARSE = 0.55;
  private static final int RIDER = 12;
  private static final int MOTORCYCLE = 17;
  private static final int BICYCLE = 18;
  private static final List<Mesh> RIDDEN = new ArrayList<>();
  private static final List<Mesh> RIDDEN_COARSE = new ArrayList<>();
  private static final Mesh[] PARKED_BICYCLE = {bicycle(-1, 1), bicycle(-1, COARSE)};
  private static final Mesh[] RIDDEN_MOTORCYCLE = {motorcycle(true, 1), motorcycle(true, COARSE)};
  private static final Mesh[] PARKED_MOTORCYCLE = {motorcycle(false, 1), motorcycle(false, COARSE)};

  static {
    for (int p = 0; p < PHASES; p++) {
      RIDDEN.add(bicycle(p, 1));
      RIDDEN_COARSE.add(bicycle(p, COARSE));
    }
  }

  private CycleModel() {}

  /** Returns a bicycle with its rider at a pedal phase. */
  public static Mesh riddenBicycle(int phase, boolean coarse) {
    return (coarse ? RIDDEN_COARSE : RIDDEN).get(Math.floorMod(phase, PHASES));
  }

  /** Returns a bicycle alone. */
  public static Mesh parkedBicycle(boolean coarse) {
    return PARKED_BICYCLE[coarse ? 1 : 0];
  }

  /** Returns a motorcycle with or without its rider. */
  public static Mesh motorcycle(boolean ridden, boolean coarse) {
    return (ridden ? RIDDEN_MOTORCYCLE : PARKED_MOTORCYCLE)[coarse ? 1 : 0];
  }

  /** Returns surfaces for a bicycle. */
  public static Surface[] bicycleFinish(Rng rng) {
    return finish(rng, BICYCLE, rng.chance(0.5));
  }

  /** Returns surfaces for a motorcycle. */
  public static Surface[] motorcycleFinish(Rng rng) {
    return finish(rng, MOTORCYCLE, true);
  }

  private static Surface[] finish(Rng rng, int trainId, boolean helmet) {
    Surface[] out = Arrays.copyOf(PersonModel.clothes(rng, RIDER), 11);
    if (helmet) {
      out[1] =
          Surface.solid(
              Plain.glossy(rng.range(.02, .7), rng.range(.02, .5), rng.range(.02, .5)), RIDER);
    }
    double k = rng.range(0.3, 1.1);
    out[6] = Surface.sheet(Plain.matt(0.015, 0.015, 0.015), trainId);
    out[7] =
        Surface.solid(
            Plain.glossy(rng.range(.01, .5) * k, rng.range(.01, .35) * k, rng.range(.01, .45) * k),
            trainId);
    out[8] = Surface.solid(Plain.matt(0.025, 0.022, 0.02), trainId);
    out[9] = Surface.solid(new Bark(0.32f, 0.32f, 0.33f, 0.2f), trainId);
    out[10] = Surface.solid(Plain.glossy(0.6, 0.6, 0.55), trainId);
    return out;
  }

  private static double[] p(double x, double y, double z) {
    return new double[] {x, y, z};
  }

  private static Mesh bicycle(int phase, double detail) {
    MeshBuilder b = new MeshBuilder().detail(detail);
    for (int w = -1; w <= 1; w += 2) {
      b.slot(6);
      Shapes.ring(b, w * 0.52, 0, 0.345, 0.325, 0.02, 20, 5);
      b.slot(9);
      for (int s = 0; s < (detail < 1 ? 0 : 5); s++) {
        double a = Math.PI * s / 5 + (phase < 0 ? 0.3 : phase * 0.4);
        double c = 0.31 * StrictMath.cos(a);
        double n = 0.31 * StrictMath.sin(a);
        Shapes.tube(
            b,
            p(w * 0.52 - c, 0, 0.345 - n),
            p(w * 0.52 + c, 0, 0.345 + n),
            0.004,
            0.004,
            3,
            false);
      }
      b.slot(7);
      Shapes.tube(
          b,
          p(w * 0.52 - 0.28, 0, 0.345 + 0.25),
          p(w * 0.52 + 0.08, 0, 0.345 + 0.37),
          0.022,
          0.022,
          4,
          false);
    }
    b.slot(7);
    tube(b, p(0, 0, 0.29), p(-0.15, 0, 0.86), 0.018);
    tube(b, p(0, 0, 0.29), p(0.38, 0, 0.78), 0.02);
    tube(b, p(-0.13, 0, 0.78), p(0.36, 0, 0.86), 0.017);
    tube(b, p(0.35, 0, 0.94), p(0.52, 0, 0.345), 0.017);
    tube(b, p(-0.52, 0.03, 0.345), p(0, 0.02, 0.29), 0.013);
    tube(b, p(-0.52, -0.03, 0.345), p(-0.13, -0.01, 0.78), 0.011);
    b.slot(9);
    tube(b, p(-0.15, 0, 0.86), p(-0.17, 0, 0.95), 0.014);
    tube(b, p(0.35, 0, 0.94), p(0.36, 0, 1.06), 0.015);
    tube(b, p(0.36, -0.27, 1.07), p(0.36, 0.27, 1.07), 0.013);
    Shapes.tube(b, p(0, -0.03, 0.29), p(0, 0.03, 0.29), 0.09, 0.09, 10, true);
    b.slot(8);
    Shapes.ellipsoid(b, -0.18, 0, 0.97, 0.14, 0.075, 0.035, 5, 8);
    Shapes.tube(b, p(-0.75, 0, 0.76), p(-0.3, 0, 0.76), 0.035, 0.035, 5, true);
    b.slot(10);
    Shapes.ellipsoid(b, 0.47, 0, 0.92, 0.05, 0.04, 0.04, 4, 7);
    double turn = phase < 0 ? 0.6 : 2 * Math.PI * phase / PHASES;
    double[][] feet = new double[2][];
    for (int side = -1; side <= 1; side += 2) {
      double a = turn + (side > 0 ? 0 : Math.PI);
      double[] pedal = p(0.17 * StrictMath.cos(a), side * 0.12, 0.29 + 0.17 * StrictMath.sin(a));
      b.slot(9);
      tube(b, p(0, side * 0.07, 0.29), p(pedal[0], side * 0.07, pedal[2]), 0.012);
      b.slot(8);
      Shapes.box(
          b,
          pedal[0] - 0.05,
          pedal[1] - 0.045,
          pedal[2] - 0.012,
          pedal[0] + 0.05,
          pedal[1] + 0.045,
          pedal[2] + 0.012);
      feet[(side + 1) / 2] = pedal;
    }
    if (phase >= 0) {
      rider(b, p(-0.17, 0, 1.0), p(0.1, 0, 1.46), p(0.35, 0, 1.1), feet, 0.24);
    }
    return b.build();
  }

  private static void tube(MeshBuilder b, double[] from, double[] to, double r) {
    Shapes.tube(b, from, to, r, r, 6, false);
  }

  private static void rider(
      MeshBuilder b, double[] hip, double[] chest, double[] grip, double[][] feet, double reach) {
    for (int side = -1; side <= 1; side += 2) {
      double[] foot = feet[(side + 1) / 2];
      double[] h = p(hip[0], side * 0.1, hip[2]);
      double[] ankle = p(foot[0] - 0.05, side * 0.11, foot[2] + 0.09);
      double[] knee = joint(h, ankle, 0.44, 0.43, side * 0.1);
      b.slot(3);
      Shapes.tube(b, h, knee, 0.095, 0.068, 8, false);
      Shapes.ellipsoid(b, knee[0], knee[1], knee[2], 0.068, 0.068, 0.068, 4, 8);
      Shapes.tube(b, knee, ankle, 0.066, 0.05, 8, false);
      b.slot(4);
      Shapes.ellipsoid(b, foot[0] + 0.01, side * 0.11, foot[2] + 0.05, 0.13, 0.05, 0.05, 5, 8);
      double[] shoulder = p(chest[0], side * 0.2, chest[2]);
      double[] hand = p(grip[0], side * reach, grip[2]);
      double[] mid =
          p((shoulder[0] + hand[0]) / 2 - 0.06, side * 0.26, (shoulder[2] + hand[2]) / 2 - 0.05);
      PersonModel.limb(b, shoulder, mid, hand);
    }
    b.slot(2);
    Shapes.tube(
        b,
        p(hip[0] - 0.02, 0, hip[2] - 0.05),
        p(chest[0] - 0.02, 0, chest[2]),
        0.15,
        0.16,
        10,
        true);
    Shapes.ellipsoid(b, chest[0] - 0.02, 0, chest[2], 0.14, 0.2, 0.12, 6, 10);
    PersonModel.head(b, chest[0] + 0.07, chest[2] + 0.25);
    b.slot(1);
    Shapes.ellipsoid(b, chest[0] + 0.05, 0, chest[2] + 0.285, 0.12, 0.1, 0.105, 7, 10);
  }

  /** Returns where a knee bends forwards between two points for limb lengths a and c. */
  private static double[] joint(double[] from, double[] to, double a, double c, double y) {
    double dx = to[0] - from[0];
    double dz = to[2] - from[2];
    double d = Math.min(a + c - 0.01, Math.sqrt(dx * dx + dz * dz));
    double along = (a * a - c * c + d * d) / (2 * d);
    double off = Math.sqrt(Math.max(0, a * a - along * along));
    return p(from[0] + dx / d * along - dz / d * off, y, from[2] + dz / d * along + dx / d * off);
  }

  private static Mesh motorcycle(boolean ridden, double detail) {
    MeshBuilder b = new MeshBuilder().detail(detail);
    for (int w = -1; w <= 1; w += 2) {
      b.slot(6);
      Shapes.ring(b, w * 0.7, 0, 0.31, 0.25, 0.065, 20, 7);
      b.slot(9);
      Shapes.tube(b, p(w * 0.7, -0.02, 0.31), p(w * 0.7, 0.02, 0.31), 0.2, 0.2, 14, true);
    }
    b.slot(8);
    Shapes.ellipsoid(b, 0.02, 0, 0.46, 0.3, 0.17, 0.2, 7, 12);
    Shapes.ellipsoid(b, -0.3, 0, 0.80, 0.42, 0.13, 0.075, 6, 10);
    b.slot(7);
    Shapes.ellipsoid(b, 0.2, 0, 0.87, 0.3, 0.15, 0.14, 7, 12);
    Shapes.ellipsoid(b, -0.62, 0, 0.84, 0.22, 0.11, 0.08, 6, 10);
    Shapes.ellipsoid(b, 0.7, 0, 0.60, 0.24, 0.08, 0.05, 5, 10);
    Shapes.ellipsoid(b, 0.15, 0, 0.58, 0.4, 0.15, 0.14, 6, 12);
    b.slot(9);
    for (int side = -1; side <= 1; side += 2) {
      tube(b, p(0.7, side * 0.1, 0.31), p(0.48, side * 0.09, 0.98), 0.028);
      tube(b, p(-0.7, side * 0.11, 0.31), p(-0.05, side * 0.12, 0.4), 0.03);
      tube(b, p(0.44, side * 0.05, 1.0), p(0.36, side * 0.36, 1.06), 0.018);
    }
    Shapes.tube(b, p(0.05, -0.18, 0.3), p(-0.75, -0.2, 0.42), 0.045, 0.06, 8, true);
    b.slot(10);
    Shapes.ellipsoid(b, 0.62, 0, 0.88, 0.1, 0.11, 0.11, 6, 10);
    b.slot(8);
    Shapes.tube(b, p(-0.83, 0, 0.68), p(-0.80, 0, 0.8), 0.05, 0.05, 6, true);
    if (ridden) {
      double[][] feet = {p(0.0, -0.16, 0.36), p(0.0, 0.16, 0.36)};
      rider(b, p(-0.28, 0, 0.92), p(-0.02, 0, 1.4), p(0.36, 0, 1.08), feet, 0.34);
    } else {
      b.slot(9);
      tube(b, p(-0.05, 0.1, 0.35), p(-0.1, 0.28, 0.02), 0.015);
    }
    return b.build();
  }
}
