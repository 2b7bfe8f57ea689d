package io.roadstream.scene.street;

import io.roadstream.scene.mesh.Mesh;
import io.roadstream.scene.mesh.Rng;
import io.roadstream.scene.model.CycleModel;
import io.roadstream.scene.model.PersonModel;
import io.roadstream.scene.model.VehicleModel;
import io.roadstream.scene.raster.Instance;
import io.roadstream.scene.shade.GroundMap;
import io.roadstream.scene.shade.Surface;
import java.util.List;

/**
 * Everything that moves or is parked: vehicles in endless streams along the lanes, people on the
 * walks and crossings.
 *
 * <p>Each actor's place is a closed formula of the time, so any moment can be computed on its own.
 */
final class Actors {
  private static final double AHEAD = 190;
  private static final double BEHIND = 14;
  private static final double FINE = 26;

  private final StreetPlan plan;
  private final double cruise;
  private double s;
  private double time;
  private List<Instance> out;
  private GroundMap ground;

  Actors(StreetPlan plan) {
    this.plan = plan;
    this.cruise = Rng.of(plan.seed, 80).range(5.5, 12.5);
  }

  /** Returns how far along the street the recording car is. */
  double egoDistance(double time) {
    Rng rng = Rng.of(plan.seed, 81);
    double slow = rng.range(0.12, 0.3);
    double sway = rng.range(0.5, 3);
    return 60
        + rng.range(0, 110)
        + cruise * time
        + sway * StrictMath.sin(slow * time + rng.range(0, 6));
  }

  /** Returns the recording car's place across the street. */
  double egoAcross(double time) {
    Rng rng = Rng.of(plan.seed, 82);
    int lane = rng.below(plan.lanes);
    return plan.lane(-1, lane)
        + rng.range(-0.25, 0.25)
        + 0.12 * StrictMath.sin(0.4 * time + rng.range(0, 6));
  }

  /** Adds all actors around the camera at a moment. */
  void add(double time, double s, List<Instance> out, GroundMap ground) {
    this.time = time;
    this.s = s;
    this.out = out;
    this.ground = ground;
    Rng rng = Rng.of(plan.seed, 82);
    int own = rng.below(plan.lanes);
    for (int lane = 0; lane < plan.lanes; lane++) {
      boolean mine = lane == own;
      double speed = mine ? cruise : cruise * Rng.of(plan.seed, 83, lane).range(0.7, 1.25);
      stream(100 + lane, plan.lane(-1, lane), speed, 1, mine);
      stream(200 + lane, plan.lane(1, lane), Rng.of(plan.seed, 84, lane).range(6, 13), -1, false);
    }
    cycles(300, -1);
    cycles(301, 1);
    long first = plan.blockAt(s - BEHIND);
    long last = plan.blockAt(s + AHEAD);
    for (long k = first; k <= last; k++) {
      for (int side = -1; side <= 1; side += 2) {
        parked(k, side);
        people(k, side);
        stands(k, side);
      }
      crossing(k);
      crossTraffic(k);
    }
  }

  private void stream(int id, double across, double speed, int direction, boolean own) {
    double spacing = (own ? 34 : 30) / Math.max(0.2, plan.style.traffic());
    double shift = own ? egoDistance(0) : Rng.of(plan.seed, 85, id).range(0, spacing);
    double moved = own ? egoDistance(time) - egoDistance(0) : direction * speed * time;
    double base = shift + moved;
    long from = (long) Math.ceil((s - BEHIND - base) / spacing);
    long to = (long) Math.floor((s + AHEAD - base) / spacing);
    for (long j = from; j <= to; j++) {
      Rng rng = Rng.of(plan.seed, 86, id, j);
      if (own && j <= 0 || !rng.chance(own ? 0.6 : 0.55)) {
        continue;
      }
      double jitter = rng.range(-0.33, 0.33) * spacing;
      double sway =
          own
              ? rng.range(0.5, 2.5) * StrictMath.sin(rng.range(0.1, 0.35) * time + rng.range(0, 6))
              : 0;
      if (own && j == 1) {
        jitter = rng.range(-0.72, 0.2) * spacing;
      }
      double at = base + j * spacing + jitter + sway;
      double yaw = direction > 0 ? 0 : Math.PI;
      vehicle(
          rng,
          at,
          across + rng.range(-0.25, 0.25),
          yaw,
          speed,
          id * 100_000 + (int) Math.floorMod(j, 90_000L),
          true);
    }
  }

  private void vehicle(
      Rng rng, double at, double across, double yaw, double speed, int key, boolean moving) {
    int which = moving ? rng.weighted(72, 10, 8, 10) : rng.weighted(92, 5, 0, 0);
    if (which == 3) {
      Instance bike =
          actor(
              CycleModel.motorcycle(true, false),
              CycleModel.motorcycle(true, true),
              CycleModel.motorcycleFinish(rng),
              at,
              across,
              0,
              yaw,
              rng.range(0.95, 1.06),
              key);
      out.add(bike);
      ground.shade(at, across, yaw, 0.8, 0.1, 0.5, 0.6);
      return;
    }
    VehicleModel model =
        switch (which) {
          case 1 -> VehicleModel.truck(rng.below(3));
          case 2 -> VehicleModel.bus();
          default -> VehicleModel.car(rng.weighted(3, 3.5, 2.5, 2.5, 2, 1, .8));
        };
    boolean braking = rng.chance(0.3);
    double scale = which == 0 ? rng.range(0.95, 1.05) : 1;
    float spin = (float) (speed * time / 2.1 % 1);
    out.add(
        actor(
            model.mesh(),
            model.coarse(),
            model.finish(rng, braking, spin),
            at,
            across,
            0,
            yaw,
            scale,
            key));
    ground.shade(at, across, yaw, model.length() / 2 - 0.3, model.width() / 2 - 0.2, 0.75, 0.82);
    if (moving) {
      double lamp = model.length() / 2 + 6;
      double ahead = at + (StrictMath.cos(yaw) > 0 ? lamp : -lamp);
      ground.light(ahead, across, 6, 0.5);
    }
  }

  private Instance actor(
      Mesh near,
      Mesh coarse,
      Surface[] surfaces,
      double at,
      double across,
      double z,
      double yaw,
      double scale,
      int key) {
    double[] p = plan.line.point(at, across);
    Mesh mesh = Math.abs(at - s) < FINE ? near : coarse;
    return new Instance(
        mesh, coarse, surfaces, p[0], p[1], z, plan.line.heading(at) + yaw, scale, key, true);
  }

  private void cycles(int id, int side) {
    double spacing = 42 / Math.max(0.2, plan.style.people());
    double speed = Rng.of(plan.seed, 87, id).range(3.6, 5.2) * -side;
    double base = Rng.of(plan.seed, 88, id).range(0, spacing) + speed * time;
    long from = (long) Math.ceil((s - BEHIND - base) / spacing);
    long to = (long) Math.floor((s + AHEAD * 0.6 - base) / spacing);
    for (long j = from; j <= to; j++) {
      Rng rng = Rng.of(plan.seed, 89, id, j);
      if (!rng.chance(0.52)) {
        continue;
      }
      double at = base + j * spacing + rng.range(-0.4, 0.4) * spacing;
      double across = plan.cycleTrack(side) + rng.range(-0.2, 0.2);
      int phase =
          (int)
              Math.floorMod(
                  (long) Math.floor((time * 1.2 + rng.next()) * CycleModel.PHASES),
                  (long) CycleModel.PHASES);
      out.add(
          actor(
              CycleModel.riddenBicycle(phase, false),
              CycleModel.riddenBicycle(phase, true),
              CycleModel.bicycleFinish(rng),
              at,
              across,
              0,
              side < 0 ? 0 : Math.PI,
              rng.range(0.94, 1.05),
              id * 100_000 + (int) Math.floorMod(j, 90_000L)));
      ground.shade(at, across, 0, 0.75, 0.05, 0.4, 0.5);
    }
  }

  private void parked(long k, int side) {
    int i = StreetPlan.index(side);
    if (plan.parking[i] == 0) {
      return;
    }
    double open = plan.blockStart(k) + plan.junctionWidth(k);
    double end = plan.blockStart(k + 1);
    double share = plan.style.parked() * Rng.of(plan.seed, 90, k, side).range(0.5, 1.4);
    int n = 0;
    for (double at = open + 12; at < end - 10; at += 5.8) {
      Rng rng = Rng.of(plan.seed, 91, k, side, n);
      int key = 40_000_000 + (int) Math.floorMod(k, 1000L) * 200 + n * 2 + i;
      n++;
      if (at < s - BEHIND || at > s + AHEAD || !rng.chance(share)) {
        continue;
      }
      double yaw = (side < 0 ? 0 : Math.PI) + rng.range(-0.02, 0.02);
      double across = plan.parkingLane(side) + rng.range(-0.1, 0.12);
      if (rng.chance(0.07)) {
        for (int m = 0; m < 3; m++) {
          cycle(rng, at - 1.6 + m * 1.5, across, side * 1.2, key * 4 + m, true, 0);
        }
        continue;
      }
      VehicleModel model =
          rng.chance(0.035)
              ? VehicleModel.truck(1)
              : VehicleModel.car(rng.weighted(3, 3.5, 2.5, 2.5, 2.2, 1, .5));
      if (rng.chance(0.02)) {
        continue;
      }
      out.add(
          actor(
              model.mesh(),
              model.coarse(),
              model.finish(rng, false, rng.rangef(0, 1)),
              at,
              across,
              0,
              yaw,
              rng.range(0.95, 1.04),
              key));
      ground.shade(at, across, yaw, model.length() / 2 - 0.3, model.width() / 2 - 0.2, 0.75, 0.85);
    }
  }

  private void cycle(
      Rng rng, double at, double across, double yaw, int key, boolean motor, double z) {
    out.add(
        actor(
            motor ? CycleModel.motorcycle(false, false) : CycleModel.parkedBicycle(false),
            motor ? CycleModel.motorcycle(false, true) : CycleModel.parkedBicycle(true),
            motor ? CycleModel.motorcycleFinish(rng) : CycleModel.bicycleFinish(rng),
            at,
            across,
            z,
            yaw,
            rng.range(0.95, 1.05),
            key));
    ground.shade(at, across, yaw, 0.75, 0.06, 0.4, 0.5);
  }

  /** Adds parked bicycles and motorcycles on the walk. */
  private void stands(long k, int side) {
    Rng rng = Rng.of(plan.seed, 92, k, side);
    double open = plan.blockStart(k) + plan.junctionWidth(k);
    double end = plan.blockStart(k + 1);
    double kerb = plan.kerb(side);
    int groups = 2 + rng.below(3);
    for (int g = 0; g < groups; g++) {
      double at = rng.range(open + 8, end - 8);
      boolean motor = rng.chance(0.24);
      boolean wall = rng.chance(0.3);
      int count = motor ? 1 + rng.below(2) : 1 + rng.below(5);
      for (int n = 0; n < count; n++) {
        double across = side * (wall ? plan.front(side) - 0.5 : kerb + 0.75);
        double yaw =
            wall || motor
                ? rng.range(-0.1, 0.1) + (rng.chance(0.5) ? Math.PI : 0)
                : side * 1.3 + rng.range(-0.15, 0.15);
        double place = at + n * (wall ? 1.9 : 0.75);
        if (place > s - BEHIND && place < s + 110) {
          cycle(
              rng,
              place,
              across,
              yaw,
              60_000_000
                  + (int) Math.floorMod(k, 1000L) * 200
                  + g * 20
                  + n * 2
                  + StreetPlan.index(side),
              motor,
              plan.kerbHeight);
        }
      }
    }
  }

  private void people(long k, int side) {
    Rng count = Rng.of(plan.seed, 93, k, side);
    double open = plan.blockStart(k) + plan.junctionWidth(k);
    double end = plan.blockStart(k + 1);
    double length = end - open - 4;
    int n = (int) Math.round(count.range(1, 11) * plan.style.people());
    double verge = plan.verge[StreetPlan.index(side)];
    double inner = plan.kerb(side) + verge + 0.45 + (verge == 0 ? 0.5 : 0);
    double outer = Math.max(inner + 0.3, plan.front(side) - 0.5);
    for (int i = 0; i < n; i++) {
      Rng rng = Rng.of(plan.seed, 94, k, side, i);
      double speed = rng.range(0.8, 1.6);
      boolean stands = rng.chance(0.22);
      double phase = rng.range(0, 2 * length);
      double way =
          Math.floorMod(
                  (long) Math.floor((phase + (stands ? 0 : speed * time)) * 1000),
                  (long) (2 * length * 1000))
              / 1000.0;
      boolean back = way > length;
      double at = open + 2 + (back ? 2 * length - way : way);
      double across = side * rng.range(inner, outer);
      double yaw = stands ? rng.range(0, 6.28) : back ? Math.PI : 0;
      int group = rng.chance(0.25) ? 2 : 1;
      for (int g = 0; g < group; g++) {
        person(
            rng,
            at + g * 0.15,
            across + g * side * -0.55,
            plan.kerbHeight,
            yaw,
            stands,
            speed,
            70_000_000
                + (int) Math.floorMod(k, 1000L) * 400
                + i * 8
                + g * 2
                + StreetPlan.index(side));
      }
    }
  }

  private void person(
      Rng rng,
      double at,
      double across,
      double z,
      double yaw,
      boolean stands,
      double speed,
      int key) {
    if (at < s - 6 || at > s + 130) {
      return;
    }
    int build = rng.weighted(5, 1.6, 1.6, 1.4);
    int phase =
        stands
            ? PersonModel.PHASES
            : (int)
                Math.floorMod(
                    (long) Math.floor((time * speed / 1.45 + rng.next()) * PersonModel.PHASES),
                    (long) PersonModel.PHASES);
    double scale = rng.chance(0.1) ? rng.range(0.62, 0.85) : rng.range(0.9, 1.08);
    out.add(
        actor(
            PersonModel.mesh(build, phase),
            PersonModel.coarse(build, phase),
            PersonModel.clothes(rng),
            at,
            across,
            z,
            yaw,
            scale,
            key));
    ground.shade(at, across, 0, 0.1, 0.12, 0.38, 0.6);
  }

  /** Adds people who walk over the crossings, each back and forth with a wait at the kerb. */
  private void crossing(long k) {
    double open = plan.blockStart(k) + plan.junctionWidth(k);
    double end = plan.blockStart(k + 1);
    double from = -plan.kerb(-1) - 1;
    double to = plan.kerb(1) + 1;
    double width = to - from;
    for (int c = 0; c < 2; c++) {
      Rng count = Rng.of(plan.seed, 95, k, c);
      int n = (int) Math.round(count.range(0, 3.4) * plan.style.people());
      for (int i = 0; i < n; i++) {
        Rng rng = Rng.of(plan.seed, 96, k, c, i);
        double speed = rng.range(1.0, 1.6);
        double wait = rng.range(3, 10) * speed;
        double cycle = 2 * (width + wait);
        double p = (rng.range(0, cycle) + speed * time) % cycle;
        boolean back = p > width + wait;
        double q = back ? p - width - wait : p;
        boolean waits = q > width;
        double way = Math.min(q, width);
        double across = back ? to - way : from + way;
        double at = (c == 0 ? open + 2.6 : end - 2.6) + rng.range(-1.2, 1.2);
        boolean onWalk = across < from + 0.9 || across > to - 0.9;
        person(
            rng,
            at,
            across,
            onWalk ? plan.kerbHeight : 0,
            back ? -Math.PI / 2 : Math.PI / 2,
            waits,
            speed,
            80_000_000 + (int) Math.floorMod(k, 1000L) * 40 + c * 20 + i);
      }
    }
  }

  /** Adds vehicles that wait in the crossing streets. */
  private void crossTraffic(long k) {
    double middle = plan.blockStart(k);
    double w = plan.junctionWidth(k);
    for (int side = -1; side <= 1; side += 2) {
      Rng rng = Rng.of(plan.seed, 97, k, side);
      double at = middle + w * (side > 0 ? 0.25 : 0.75);
      double across = side * (plan.kerb(side) + 7.5);
      int n = rng.weighted(1, 1.2, 0.6);
      for (int i = 0; i < n; i++) {
        double length = 7 + i;
        if (at > s - 5 && at < s + AHEAD) {
          vehicle(
              rng,
              at,
              across + side * (i * length),
              side > 0 ? -Math.PI / 2 : Math.PI / 2,
              0,
              90_000_000 + (int) Math.floorMod(k, 1000L) * 40 + i * 2 + StreetPlan.index(side),
              i > 0);
        }
      }
    }
  }
}
