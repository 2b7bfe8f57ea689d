package io.roadstream.scene.street;

import io.roadstream.scene.mesh.Mesh;
import io.roadstream.scene.mesh.MeshBuilder;
import io.roadstream.scene.mesh.Rng;
import io.roadstream.scene.mesh.Shapes;
import io.roadstream.scene.shade.Bark;
import io.roadstream.scene.shade.LampGlass;
import io.roadstream.scene.shade.Material;
import io.roadstream.scene.shade.Plain;
import io.roadstream.scene.shade.SignFace;
import io.roadstream.scene.shade.SignalFace;
import io.roadstream.scene.shade.Surface;
import java.util.ArrayList;
import java.util.List;

/**
 * Lamps, traffic lights, signs and bollards; local x points the way that a driver who should see
 * them travels.
 *
 * <p>Shared meshes; stateless.
 */
final class Furniture {
  static final int SIGN_KINDS = 10;

  private static final List<Mesh> SIGNS = new ArrayList<>();
  private static final Mesh LAMP = lamp(7.2, 1.7);
  private static final Mesh LOW_LAMP = lamp(4.6, 0);
  private static final Mesh SIGNAL = signal(0);
  private static final Mesh ARM_SIGNAL = signal(4.2);
  private static final Mesh BOLLARD = makeBollard();
  private static final Mesh MAST = makeMast();

  static {
    for (int kind = 0; kind < SIGN_KINDS; kind++) {
      SIGNS.add(makeSign(kind));
    }
  }

  private Furniture() {}

  private static double[] p(double x, double y, double z) {
    return new double[] {x, y, z};
  }

  /** Returns a street lamp; its arm reaches towards local +y. */
  static Mesh lamp(boolean tall) {
    return tall ? LAMP : LOW_LAMP;
  }

  static Surface[] lampFinish(Rng rng) {
    return new Surface[] {
      Surface.solid(metal(rng), Ids.POLE), Surface.solid(new LampGlass(), Ids.POLE)
    };
  }

  private static Material metal(Rng rng) {
    float k = rng.rangef(0.04, 0.3);
    float green = rng.chance(0.25) ? 1.25f : 1;
    return new Bark(k, k * green, k, 0.25f);
  }

  private static Mesh lamp(double height, double arm) {
    MeshBuilder b = new MeshBuilder();
    b.slot(0);
    Shapes.tube(b, p(0, 0, -0.1), p(0, 0, 0.9), 0.105, 0.10, 8, false);
    Shapes.tube(b, p(0, 0, 0.9), p(0, 0, height), 0.075, 0.05, 8, false);
    if (arm > 0) {
      Shapes.tube(b, p(0, 0, height), p(0, arm * 0.5, height + 0.35), 0.045, 0.04, 6, false);
      Shapes.tube(
          b, p(0, arm * 0.5, height + 0.35), p(0, arm, height + 0.45), 0.04, 0.035, 6, false);
      Shapes.ellipsoid(b, 0, arm + 0.25, height + 0.47, 0.14, 0.42, 0.09, 6, 10);
      b.slot(1);
      Shapes.ellipsoid(b, 0, arm + 0.27, height + 0.42, 0.11, 0.33, 0.07, 5, 10);
    } else {
      Shapes.ellipsoid(b, 0, 0, height + 0.42, 0.3, 0.3, 0.1, 5, 12);
      b.slot(1);
      Shapes.tube(b, p(0, 0, height), p(0, 0, height + 0.38), 0.12, 0.2, 10, true);
    }
    return b.build();
  }

  /** Returns a sign on its post. */
  static Mesh sign(int kind) {
    return SIGNS.get(Math.floorMod(kind, SIGN_KINDS));
  }

  static Surface[] signFinish(Rng rng, int kind) {
    float k = rng.rangef(0.18, 0.34);
    return new Surface[] {
      Surface.solid(new Bark(k, k, k, 0.2f), Ids.POLE),
      Surface.solid(new SignFace(Math.floorMod(kind, SIGN_KINDS)), Ids.SIGN),
      Surface.solid(Plain.matt(0.3, 0.3, 0.3), Ids.SIGN)
    };
  }

  private static Mesh makeSign(int kind) {
    MeshBuilder b = new MeshBuilder();
    double half =
        kind == 7
            ? 0.55
            : kind == 9 ? 0.42 : kind == 1 || kind == 5 ? 0.45 : kind == 4 ? 0.42 : 0.34;
    double tall = kind == 7 ? 0.34 : kind == 9 ? 0.3 : half;
    double z = 2.45 + tall;
    b.slot(0);
    Shapes.tube(b, p(0, 0, -0.1), p(0, 0, z + tall * 0.6), 0.038, 0.038, 6, false);
    double[][] outline = outline(kind);
    for (int face = 0; face < 2; face++) {
      b.slot(1 + face);
      double x = face == 0 ? -0.055 : -0.045;
      double n = face == 0 ? -1 : 1;
      int centre = b.vertex(x, 0, z, n, 0, 0, x, 0, 0);
      int first = b.vertexCount();
      for (double[] c : outline) {
        b.vertex(x, -c[0] * half, z + c[1] * tall, n, 0, 0, x, c[0], c[1]);
      }
      for (int i = 0; i < outline.length; i++) {
        int k = first + (i + 1) % outline.length;
        if (face == 0) {
          b.triangle(centre, first + i, k);
        } else {
          b.triangle(centre, k, first + i);
        }
      }
    }
    return b.build();
  }

  private static double[][] outline(int kind) {
    if (kind == 1) {
      return new double[][] {{-1, -.87}, {1, -.87}, {0, .87}};
    }
    if (kind == 5) {
      return new double[][] {{-1, .87}, {0, -.87}, {1, .87}};
    }
    if (kind == 3) {
      return new double[][] {{-1, 0}, {0, -1}, {1, 0}, {0, 1}};
    }
    if (kind == 6 || kind == 7 || kind == 9) {
      return new double[][] {{-1, -1}, {1, -1}, {1, 1}, {-1, 1}};
    }
    int n = kind == 4 ? 8 : 20;
    double[][] out = new double[n][];
    for (int i = 0; i < n; i++) {
      double a = 2 * Math.PI * (i + 0.5) / n;
      out[i] = new double[] {StrictMath.cos(a), StrictMath.sin(a)};
    }
    return out;
  }

  /** Returns a traffic light, on its post or also on an arm that reaches towards local +y. */
  static Mesh signal(boolean arm) {
    return arm ? ARM_SIGNAL : SIGNAL;
  }

  static Surface[] signalFinish(Rng rng, int phase) {
    return new Surface[] {
      Surface.solid(metal(rng), Ids.POLE),
      Surface.solid(Plain.matt(0.025, 0.027, 0.025), Ids.LIGHT),
      Surface.solid(new SignalFace(phase), Ids.LIGHT)
    };
  }

  private static Mesh signal(double arm) {
    MeshBuilder b = new MeshBuilder();
    b.slot(0);
    Shapes.tube(
        b, p(0, 0, -0.1), p(0, 0, arm > 0 ? 5.9 : 3.35), arm > 0 ? 0.095 : 0.06, 0.055, 8, false);
    head(b, -0.17, 0, 2.75);
    if (arm > 0) {
      Shapes.tube(b.slot(0), p(0, 0, 5.7), p(0, arm, 5.95), 0.06, 0.045, 6, false);
      head(b, -0.14, arm - 0.1, 5.75);
    }
    return b.build();
  }

  private static void head(MeshBuilder b, double x, double y, double z) {
    b.slot(1);
    Shapes.box(b, x, y - 0.17, z - 0.5, x + 0.16, y + 0.17, z + 0.5);
    Shapes.box(b, x + 0.16, y - 0.3, z - 0.62, x + 0.17, y + 0.3, z + 0.62);
    for (int i = 0; i < 3; i++) {
      double c = z + 0.3 - 0.3 * i;
      Shapes.box(b, x - 0.14, y - 0.12, c + 0.10, x, y + 0.12, c + 0.12);
    }
    b.slot(2);
    int k = b.vertexCount();
    for (int i = 0; i < 4; i++) {
      double dy = i == 0 || i == 3 ? 0.165 : -0.165;
      double dz = i < 2 ? -0.495 : 0.495;
      b.vertex(x - 0.005, y + dy, z + dz, -1, 0, 0, x, dy, dz);
    }
    b.quad(k, k + 1, k + 2, k + 3);
  }

  static Mesh bollard() {
    return BOLLARD;
  }

  private static Mesh makeBollard() {
    MeshBuilder b = new MeshBuilder();
    Shapes.tube(b, p(0, 0, -0.1), p(0, 0, 0.85), 0.06, 0.055, 8, false);
    Shapes.ellipsoid(b, 0, 0, 0.87, 0.07, 0.07, 0.07, 5, 8);
    return b.build();
  }

  /** Returns a plain mast, 8 m, for wires and flags. */
  static Mesh mast() {
    return MAST;
  }

  private static Mesh makeMast() {
    MeshBuilder b = new MeshBuilder();
    Shapes.tube(b, p(0, 0, -0.1), p(0, 0, 8.2), 0.13, 0.08, 8, false);
    Shapes.tube(b, p(0, -0.9, 7.6), p(0, 0.9, 7.6), 0.04, 0.04, 5, false);
    return b.build();
  }

  static Surface[] poleFinish(Rng rng) {
    return new Surface[] {Surface.solid(metal(rng), Ids.POLE)};
  }
}
