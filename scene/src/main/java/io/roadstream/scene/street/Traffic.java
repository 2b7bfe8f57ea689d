package io.roadstream.scene.street;

import io.roadstream.scene.mesh.Rng;
import io.roadstream.scene.model.CycleModel;
import io.roadstream.scene.model.VehicleModel;
import io.roadstream.scene.raster.Instance;

/**
 * Vehicles: endless streams along the lanes, cyclists, rows of parked cars, bicycle stands, and who
 * waits in the crossing streets. Each one's place is a closed formula of the time.
 */
final class Traffic {
  private final StreetPlan plan;
  private final Ego ego;
  private final Stage stage;

  Traffic(StreetPlan plan, Ego ego, Stage stage) {
    this.plan = plan;
    this.ego = ego;
    this.stage = stage;
  }

  /** Adds what drives. */
  void streams() {
    for (int lane = 0; lane < plan.lanes; lane++) {
      boolean mine = lane == ego.lane();
      double speed =
          mine ? ego.cruise() : ego.cruise() * Rng.of(plan.seed, 83, lane).range(0.7, 1.25);
      stream(100 + lane, plan.lane(-1, lane), speed, 1, mine);
      stream(200 + lane, plan.lane(1, lane), Rng.of(plan.seed, 84, lane).range(6, 13), -1, false);
    }
    cycles(300, -1);
    cycles(301, 1);
  }

  private void stream(int id, double across, double speed, int direction, boolean own) {
    double spacing = (own ? 34 : 30) / Math.max(0.2, plan.style.life().traffic());
    double shift = own ? ego.distance(0) : Rng.of(plan.seed, 85, id).range(0, spacing);
    double moved =
        own ? ego.distance(stage.time) - ego.distance(0) : direction * speed * stage.time;
    double base = shift + moved;
    long from = (long) Math.ceil((stage.s - Stage.BEHIND - base) / spacing);
    long to = (long) Math.floor((stage.s + Stage.AHEAD - base) / spacing);
    for (long j = from; j <= to; j++) {
      Rng rng = Rng.of(plan.seed, 86, id, j);
      if ((own && j <= 0) || !rng.chance(own ? 0.6 : 0.55)) {
        continue;
      }
      double jitter = rng.range(-0.33, 0.33) * spacing;
      double sway =
          own
              ? rng.range(0.5, 2.5)
                  * StrictMath.sin(rng.range(0.1, 0.35) * stage.time + rng.range(0, 6))
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
          stage.actor(
              CycleModel.motorcycle(true, false),
              CycleModel.motorcycle(true, true),
              CycleModel.motorcycleFinish(rng),
              at,
              across,
              0,
              yaw,
              rng.range(0.95, 1.06),
              key);
      stage.out.add(bike);
      stage.ground.shade(at, across, yaw, 0.8, 0.1, 0.5, 0.6);
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
    float spin = (float) (speed * stage.time / 2.1 % 1);
    stage.out.add(
        stage.actor(
            model.mesh(),
            model.coarse(),
            model.finish(rng, braking, spin),
            at,
            across,
            0,
            yaw,
            scale,
            key));
    stage.ground.shade(
        at, across, yaw, model.length() / 2 - 0.3, model.width() / 2 - 0.2, 0.75, 0.82);
    if (moving) {
      double lamp = model.length() / 2 + 6;
      double ahead = at + (StrictMath.cos(yaw) > 0 ? lamp : -lamp);
      stage.ground.light(ahead, across, 6, 0.5);
    }
  }

  private void cycles(int id, int side) {
    double spacing = 42 / Math.max(0.2, plan.style.life().people());
    double speed = Rng.of(plan.seed, 87, id).range(3.6, 5.2) * -side;
    double base = Rng.of(plan.seed, 88, id).range(0, spacing) + speed * stage.time;
    long from = (long) Math.ceil((stage.s - Stage.BEHIND - base) / spacing);
    long to = (long) Math.floor((stage.s + Stage.AHEAD * 0.6 - base) / spacing);
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
                  (long) Math.floor((stage.time * 1.2 + rng.next()) * CycleModel.PHASES),
                  (long) CycleModel.PHASES);
      stage.out.add(
          stage.actor(
              CycleModel.riddenBicycle(phase, false),
              CycleModel.riddenBicycle(phase, true),
              CycleModel.bicycleFinish(rng),
              at,
              across,
              0,
              side < 0 ? 0 : Math.PI,
              rng.range(0.94, 1.05),
              id * 100_000 + (int) Math.floorMod(j, 90_000L)));
      stage.ground.shade(at, across, 0, 0.75, 0.05, 0.4, 0.5);
    }
  }

  /** Adds the cars at the kerb of a block. */
  void parked(long k, int side) {
    int i = StreetPlan.index(side);
    if (plan.parking[i] == 0) {
      return;
    }
    double open = plan.blockStart(k) + plan.junctionWidth(k);
    double end = plan.blockStart(k + 1);
    double share = plan.style.life().parked() * Rng.of(plan.seed, 90, k, side).range(0.5, 1.4);
    int n = 0;
    for (double at = open + 12; at < end - 10; at += 5.8) {
      Rng rng = Rng.of(plan.seed, 91, k, side, n);
      int key = 40_000_000 + (int) Math.floorMod(k, 1000L) * 200 + n * 2 + i;
      n++;
      if (at < stage.s - Stage.BEHIND || at > stage.s + Stage.AHEAD || !rng.chance(share)) {
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
      stage.out.add(
          stage.actor(
              model.mesh(),
              model.coarse(),
              model.finish(rng, false, rng.rangef(0, 1)),
              at,
              across,
              0,
              yaw,
              rng.range(0.95, 1.04),
              key));
      stage.ground.shade(
          at, across, yaw, model.length() / 2 - 0.3, model.width() / 2 - 0.2, 0.75, 0.85);
    }
  }

  private void cycle(
      Rng rng, double at, double across, double yaw, int key, boolean motor, double z) {
    stage.out.add(
        stage.actor(
            motor ? CycleModel.motorcycle(false, false) : CycleModel.parkedBicycle(false),
            motor ? CycleModel.motorcycle(false, true) : CycleModel.parkedBicycle(true),
            motor ? CycleModel.motorcycleFinish(rng) : CycleModel.bicycleFinish(rng),
            at,
            across,
            z,
            yaw,
            rng.range(0.95, 1.05),
            key));
    stage.ground.shade(at, across, yaw, 0.75, 0.06, 0.4, 0.5);
  }

  /** Adds parked bicycles and motorcycles on the walk. */
  void stands(long k, int side) {
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
        if (place > stage.s - Stage.BEHIND && place < stage.s + 110) {
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

  /** Adds vehicles that wait in the crossing streets. */
  void crossTraffic(long k) {
    double middle = plan.blockStart(k);
    double w = plan.junctionWidth(k);
    for (int side = -1; side <= 1; side += 2) {
      Rng rng = Rng.of(plan.seed, 97, k, side);
      double at = middle + w * (side > 0 ? 0.25 : 0.75);
      double across = side * (plan.kerb(side) + 7.5);
      int n = rng.weighted(1, 1.2, 0.6);
      for (int i = 0; i < n; i++) {
        double length = 7 + i;
        if (at > stage.s - 5 && at < stage.s + Stage.AHEAD) {
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
