package io.roadstream.scene.street;

/** Puts everything that moves or is parked into a moment. */
final class Actors {
  private Actors() {}

  static void add(StreetPlan plan, Ego ego, Stage stage) {
    Traffic traffic = new Traffic(plan, ego, stage);
    Pedestrians people = new Pedestrians(plan, stage);
    traffic.streams();
    long first = plan.blockAt(stage.s - Stage.BEHIND);
    long last = plan.blockAt(stage.s + Stage.AHEAD);
    for (long k = first; k <= last; k++) {
      for (int side = -1; side <= 1; side += 2) {
        traffic.parked(k, side);
        people.people(k, side);
        traffic.stands(k, side);
      }
      people.crossing(k);
      traffic.crossTraffic(k);
    }
  }
}
