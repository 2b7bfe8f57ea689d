package io.roadstream.scene.model;

import io.roadstream.scene.mesh.Affine;
import io.roadstream.scene.mesh.Loft;
import io.roadstream.scene.mesh.Mesh;
import io.roadstream.scene.mesh.MeshBuilder;
import io.roadstream.scene.mesh.Rng;
import io.roadstream.scene.mesh.Shapes;
import io.roadstream.scene.shade.Material;
import io.roadstream.scene.shade.Plain;
import io.roadstream.scene.shade.Surface;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Cars, vans, lorries and buses: a mesh and the surfaces for it in a random finish.
 *
 * <p>Slots: 0 body, 1 window strip, 2 top, 3 wheels, 4 extra (cargo box), 5 dark parts. Immutable.
 */
public final class VehicleModel {
  private static final double COARSE = 0.5;
  private static final int CAR = 13;
  private static final int TRUCK = 14;
  private static final int BUS = 15;

  /** Passenger cars, in the order of {@link #car(int)}. */
  private static final List<CarBody> BODIES =
      List.of(
          CarBody.SEDAN,
          CarBody.HATCH,
          CarBody.WAGON,
          CarBody.SUV,
          CarBody.COMPACT,
          CarBody.VAN,
          CarBody.CARGO_VAN);

  private static final List<VehicleModel> CARS = BODIES.stream().map(VehicleModel::ofCar).toList();
  private static final VehicleModel CITY_BUS =
      new VehicleModel(CarBody.BUS, BUS, busMesh(1), busMesh(COARSE), 11.8, 2.52, 1, 3.05);
  private static final List<VehicleModel> TRUCKS =
      List.of(
          new VehicleModel(
              CarBody.CAB,
              TRUCK,
              truckMesh(5.2, 3.5, true, 1),
              truckMesh(5.2, 3.5, true, COARSE),
              7.6,
              2.5,
              2,
              3.5),
          new VehicleModel(
              CarBody.CAB,
              TRUCK,
              truckMesh(4.2, 1.9, false, 1),
              truckMesh(4.2, 1.9, false, COARSE),
              6.6,
              2.45,
              2,
              3.0),
          new VehicleModel(
              CarBody.CAB,
              TRUCK,
              truckMesh(7.4, 3.8, true, 1),
              truckMesh(7.4, 3.8, true, COARSE),
              9.8,
              2.5,
              2,
              3.8));

  private final CarBody body;
  private final int trainId;
  private final Mesh mesh;
  private final Mesh coarse;
  private final double length;
  private final double width;
  private final int kind;
  private final double height;

  private VehicleModel(
      CarBody body,
      int trainId,
      Mesh mesh,
      Mesh coarse,
      double length,
      double width,
      int kind,
      double height) {
    this.body = body;
    this.trainId = trainId;
    this.mesh = mesh;
    this.coarse = coarse;
    this.length = length;
    this.width = width;
    this.kind = kind;
    this.height = height;
  }

  private static VehicleModel ofCar(CarBody body) {
    return new VehicleModel(
        body,
        CAR,
        carMesh(body, 1),
        carMesh(body, COARSE),
        body.length(),
        body.width(),
        0,
        body.top(0));
  }

  /** Returns one of the passenger cars and vans. */
  public static VehicleModel car(int index) {
    return CARS.get(Math.floorMod(index, CARS.size()));
  }

  /** Returns the number of passenger cars and vans. */
  public static int carCount() {
    return BODIES.size();
  }

  /** Returns one of the lorries. */
  public static VehicleModel truck(int index) {
    return TRUCKS.get(Math.floorMod(index, TRUCKS.size()));
  }

  /** Returns the city bus. */
  public static VehicleModel bus() {
    return CITY_BUS;
  }

  /** Returns the shared mesh. */
  public Mesh mesh() {
    return mesh;
  }

  /** Returns the shared mesh with fewer triangles, for far away and for shadows. */
  public Mesh coarse() {
    return coarse;
  }

  /** Returns the overall length, metres. */
  public double length() {
    return length;
  }

  /** Returns the overall width, metres. */
  public double width() {
    return width;
  }

  /** Returns the overall height, metres. */
  public double height() {
    return height;
  }

  /** Returns surfaces in a finish drawn from {@code rng}. */
  public Surface[] finish(Rng rng, boolean braking, float spin) {
    float[] c = colour(rng);
    int look = kind == 0 && rng.chance(0.05) ? 3 : kind;
    if (kind == 1) {
      float[][] fleet = {
        {.55f, .05f, .04f},
        {.62f, .50f, .08f},
        {.10f, .22f, .45f},
        {.7f, .7f, .68f},
        {.08f, .32f, .16f}
      };
      c = fleet[rng.below(fleet.length)];
    }
    float shine = rng.rangef(0.5, 1);
    float rim = rng.rangef(0.12, 0.5);
    Material lower = new CarPaint(body, 0, c[0], c[1], c[2], shine, braking, look);
    Material side = new CarPaint(body, 1, c[0], c[1], c[2], shine, braking, look);
    Material top = new CarPaint(body, 2, c[0], c[1], c[2], shine, braking, look);
    double half = body.length() / 2;
    double[] axles =
        kind == 2
            ? new double[] {length / 2 - 1.25, -length / 2 + 1.6}
            : new double[] {body.frontAxle() * half, body.rearAxle() * half};
    float[] box = rng.chance(0.5) ? new float[] {.72f, .72f, .70f} : colour(rng);
    return new Surface[] {
      Surface.solid(lower, trainId),
      Surface.solid(side, trainId),
      Surface.solid(top, trainId),
      Surface.solid(new WheelPaint(axles, (float) body.wheel(), rim, spin), trainId),
      Surface.solid(new CargoPaint(box[0], box[1], box[2], rng.below(1000)), trainId),
      Surface.solid(Plain.matt(0.02, 0.02, 0.021), trainId),
    };
  }

  private static float[] colour(Rng rng) {
    float[][] paints = {
      {.62f, .62f, .62f},
      {.75f, .75f, .74f},
      {.02f, .02f, .022f},
      {.10f, .10f, .105f},
      {.28f, .29f, .30f},
      {.40f, .41f, .42f},
      {.35f, .015f, .015f},
      {.02f, .06f, .22f},
      {.03f, .12f, .30f},
      {.02f, .09f, .05f},
      {.22f, .16f, .10f},
      {.48f, .42f, .30f},
      {.55f, .25f, .02f},
      {.10f, .22f, .28f},
      {.16f, .03f, .05f}
    };
    int i = rng.weighted(3, 3, 3, 3, 2.5, 3, 1.6, 1.5, 1.2, .6, .6, .6, .4, .7, .5);
    float k = rng.rangef(0.8, 1.2);
    return new float[] {paints[i][0] * k, paints[i][1] * k, paints[i][2] * k};
  }

  private static Mesh carMesh(CarBody body, double detail) {
    MeshBuilder b = new MeshBuilder().detail(detail);
    addBody(b, body, detail < 1 ? 6 : 22);
    double half = body.length() / 2;
    addWheels(b, body.frontAxle() * half, body.width(), body.wheel(), 16);
    addWheels(b, body.rearAxle() * half, body.width(), body.wheel(), 16);
    b.slot(0);
    for (int side = -1; side <= 1; side += 2) {
      double x = body.sideTo() * half - 0.12;
      Shapes.ellipsoid(
          b, x, side * (body.width() / 2 + 0.07), body.belt() + 0.05, 0.07, 0.12, 0.08, 5, 8);
    }
    b.slot(5).occlusion(0.5);
    Shapes.box(
        b,
        -half * 0.88,
        -body.width() * 0.42,
        0.15,
        half * 0.88,
        body.width() * 0.42,
        body.clearance() + 0.12);
    return b.build();
  }

  private static Mesh busMesh(double detail) {
    CarBody body = CarBody.BUS;
    MeshBuilder b = new MeshBuilder().detail(detail);
    addBody(b, body, detail < 1 ? 5 : 16);
    double half = body.length() / 2;
    addWheels(b, body.frontAxle() * half, body.width(), body.wheel(), 16);
    addWheels(b, body.rearAxle() * half, body.width(), body.wheel(), 16);
    b.slot(5).occlusion(0.5);
    Shapes.box(b, -half * 0.97, -1.15, 0.2, half * 0.97, 1.15, 0.5);
    for (int side = -1; side <= 1; side += 2) {
      Shapes.box(b, half - 0.1, side * 1.38 - 0.06, 1.6, half + 0.12, side * 1.38 + 0.06, 2.1);
    }
    b.slot(0).occlusion(1);
    Shapes.box(b, -3, -0.8, 3.0, 1, 0.8, 3.22);
    return b.build();
  }

  private static Mesh truckMesh(double box, double top, boolean closed, double detail) {
    MeshBuilder b = new MeshBuilder().detail(detail);
    double length = box + 2.4;
    b.transform(Affine.move(length / 2 - CarBody.CAB.length() / 2, 0, 0));
    addBody(b, CarBody.CAB, detail < 1 ? 4 : 8);
    b.transform(Affine.IDENTITY);
    double r = CarBody.CAB.wheel();
    addWheels(b, length / 2 - 1.25, 2.45, r, 16);
    addWheels(b, -length / 2 + 1.6, 2.45, r, 16);
    b.slot(5).occlusion(0.6);
    Shapes.box(b, -length / 2 + 0.1, -0.55, 0.55, length / 2 - 0.6, 0.55, 0.95);
    Shapes.box(b, -length / 2 + 2.4, -1.2, 0.5, length / 2 - 2.2, 1.2, 0.95);
    b.slot(4).occlusion(1);
    double x0 = -length / 2;
    double x1 = length / 2 - 2.3;
    if (closed) {
      Shapes.box(b, x0, -1.25, 1.0, x1, 1.25, top);
    } else {
      Shapes.box(b, x0, -1.25, 1.0, x1, 1.25, 1.15);
      Shapes.box(b, x0, -1.25, 1.15, x1, -1.19, top);
      Shapes.box(b, x0, 1.19, 1.15, x1, 1.25, top);
      Shapes.box(b, x0, -1.25, 1.15, x0 + 0.06, 1.25, top);
      b.slot(5);
      Shapes.ellipsoid(b, (x0 + x1) / 2, 0, 1.5, (x1 - x0) / 2.2, 1.1, 0.7, 7, 12);
    }
    b.slot(5).occlusion(0.8);
    Shapes.box(b, x0 - 0.06, -1.2, 0.5, x0, 1.2, 0.68);
    return b.build();
  }

  private static void addBody(MeshBuilder b, CarBody body, int stations) {
    double half = body.length() / 2;
    TreeSet<Double> places = new TreeSet<>();
    for (int i = 0; i <= stations; i++) {
      places.add(2.0 * i / stations - 1);
    }
    for (int i = 0; i < body.profile().length; i += 2) {
      places.add(body.profile()[i]);
    }
    List<double[][]> rings = new ArrayList<>();
    double last = -2;
    for (double x : places) {
      boolean bend = Math.abs(x) > 0.9;
      if (x - last > (bend ? 0.0015 : 0.03) || x == 1) {
        rings.add(ring(body, x, half));
        last = x;
      }
    }
    Loft loft = new Loft(rings.toArray(new double[0][][]));
    loft.addTo(b, new int[] {0, 0, 0, 0, 1, 2, 2, 2, 2, 1, 0, 0, 0, 0});
    loft.addCaps(b, 0);
  }

  private static double[][] ring(CarBody body, double x, double half) {
    double top = body.top(x);
    double end = Math.abs(x);
    double narrow = 1 - body.taper() * StrictMath.pow(end, 6);
    double w = body.width() / 2 * narrow;
    double low = body.clearance() + (end > 0.9 ? (end - 0.9) * 1.2 : 0);
    double belt = Math.min(body.belt(), top - 0.04);
    double above = Math.max(0, top - body.belt());
    double roof = w - body.tumble() * above;
    double round = Math.min(0.12, 0.03 + above * 0.25);
    double mid = low + (belt - low) * 0.5;
    double[][] left = {
      {w * 0.93, low},
      {w * 0.99, low + (belt - low) * 0.18},
      {w, mid},
      {w * 0.99, belt - (belt - low) * 0.12},
      {w * 0.955, belt},
      {roof - round * 0.35, Math.max(belt, top - round)},
      {roof - round * 1.6, top - round * 0.2},
    };
    double[][] ring = new double[15][];
    for (int j = 0; j < 7; j++) {
      ring[j] = new double[] {x * half, left[j][0], left[j][1]};
      ring[14 - j] = new double[] {x * half, -left[j][0], left[j][1]};
    }
    ring[7] = new double[] {x * half, 0, top};
    return ring;
  }

  private static void addWheels(MeshBuilder b, double x, double width, double radius, int sides) {
    b.slot(3).occlusion(0.8);
    for (int side = -1; side <= 1; side += 2) {
      double outer = side * (width / 2 + 0.012);
      double inner = side * (width / 2 - 0.22);
      Shapes.tube(
          b,
          new double[] {x, inner, radius},
          new double[] {x, outer, radius},
          radius,
          radius,
          sides,
          true);
    }
    b.occlusion(1);
  }
}
