package io.roadstream.scene.street;

import io.roadstream.scene.mesh.Rng;
import io.roadstream.scene.shade.RoadMaterial;
import io.roadstream.scene.shade.Surface;
import java.util.ArrayList;
import java.util.List;

/** Lays one block's asphalt with its markings, and the arms of its junction. */
final class Roadway {
  private static final double ARM = 75;

  private final Site site;
  private final StreetPlan plan;
  private final long number;
  private final double s0;
  private final double open;
  private final double s1;

  Roadway(Site site) {
    this.site = site;
    this.plan = site.plan;
    this.number = site.number;
    this.s0 = site.s0;
    this.open = site.open;
    this.s1 = site.s1;
  }

  void road() {
    double right = -plan.kerb(-1);
    double left = plan.kerb(1);
    // The road runs a little under the kerb stones, so that nothing shows between them.
    double under = 0.15;
    Surface[] surfaces = {Surface.solid(roadMaterial(s0, lines(), zones()), Ids.ROAD)};
    for (double s = s0; s < s1; s = Math.floor(s / 24) * 24 + 24) {
      Ground ground = new Ground(plan, s0, site.cuts);
      double to = Math.min(s1, Math.floor(s / 24) * 24 + 24);
      ground.patch(s, to, right - under, left + under, 0);
      if (s == s0) {
        ground.patch(s0, open, left + under, left + ARM, 0);
        ground.patch(s0, open, right - ARM, right - under, 0);
      }
      site.add(ground.build(), surfaces, false);
    }
  }

  private RoadMaterial roadMaterial(double origin, float[] lines, float[] zones) {
    return new RoadMaterial(
        origin,
        plan.asphalt,
        plan.asphaltTint,
        lines,
        zones,
        plan.joint,
        plan.cobbles,
        (float) (open - s0 + 5),
        (float) (s1 - s0 - 5.6),
        (float) plan.median / 2,
        (float) (plan.median / 2 + plan.lanes * plan.laneWidth),
        (float) plan.laneWidth);
  }

  private float[] lines() {
    List<float[]> lines = new ArrayList<>();
    float dash = 3;
    float gap = 6;
    if (plan.median == 0) {
      boolean solid = Rng.of(plan.seed, 21).chance(0.3);
      lines.add(new float[] {0, 0.13f, dash, solid ? 0 : gap, 0.9f});
      if (plan.lanes == 2) {
        lines.add(new float[] {0.22f, 0.12f, dash, 0, 0.9f});
      }
    }
    for (int side = -1; side <= 1; side += 2) {
      for (int lane = 1; lane < plan.lanes; lane++) {
        lines.add(
            new float[] {
              (float) (side * (plan.median / 2 + lane * plan.laneWidth)), 0.12f, dash, gap, 0.9f
            });
      }
      float edge = (float) (side * (plan.median / 2 + plan.lanes * plan.laneWidth));
      if (plan.cycleLane > 0) {
        lines.add(new float[] {edge, 0.14f, 1, 1, 0.9f});
        if (plan.parking[StreetPlan.index(side)] > 0) {
          lines.add(new float[] {edge + side * (float) plan.cycleLane, 0.12f, 1, 0, 0.8f});
        }
      } else if (plan.parking[StreetPlan.index(side)] > 0) {
        lines.add(new float[] {edge, 0.1f, 2, Rng.of(plan.seed, 22).chance(0.5) ? 3 : 0, 0.75f});
      } else if (plan.lanes == 2) {
        lines.add(new float[] {edge, 0.12f, 1, 0, 0.85f});
      }
    }
    float[] flat = new float[lines.size() * 5];
    for (int i = 0; i < lines.size(); i++) {
      System.arraycopy(lines.get(i), 0, flat, i * 5, 5);
    }
    return flat;
  }

  private float[] zones() {
    float right = (float) -plan.kerb(-1);
    float left = (float) plan.kerb(1);
    float a = (float) (open - s0);
    float b = (float) (s1 - s0);
    float m = (float) (plan.median / 2);
    float w = Rng.of(plan.seed, 23).rangef(0.8, 1);
    List<float[]> zones = new ArrayList<>();
    zones.add(new float[] {0, a + 1.0f, a + 4.2f, right + 0.3f, left - 0.3f, w});
    zones.add(new float[] {0, b - 4.2f, b - 1.0f, right + 0.3f, left - 0.3f, w});
    zones.add(new float[] {1, b - 5.9f, b - 5.4f, right + 0.4f, -m - 0.2f, w});
    zones.add(new float[] {1, a + 5.0f, a + 5.5f, m + 0.2f, left - 0.4f, w});
    zones.add(new float[] {3, 0.4f, a - 0.4f, left + 1.0f, left + 4.0f, w});
    zones.add(new float[] {3, 0.4f, a - 0.4f, right - 4.0f, right - 1.0f, w});
    Rng rng = Rng.of(plan.seed, 24, number);
    if (plan.cycleLane > 0 && rng.chance(0.35)) {
      float in = (float) (plan.median / 2 + plan.lanes * plan.laneWidth);
      zones.add(new float[] {2, a + 5.5f, b - 6, -in - (float) plan.cycleLane, -in, 1});
      zones.add(new float[] {2, a + 5.5f, b - 6, in, in + (float) plan.cycleLane, 1});
    }
    if (rng.chance(0.3)) {
      float at = rng.rangef(a + 25, b - 25);
      zones.add(new float[] {0, at, at + 3, right + 0.3f, left - 0.3f, w});
    }
    // Bay marks between parking places.
    for (int side = -1; side <= 1; side += 2) {
      double p = plan.parking[StreetPlan.index(side)];
      if (p > 0 && Rng.of(plan.seed, 25).chance(0.5)) {
        double mid = plan.parkingLane(side);
        for (double s = firstBay(); s < s1 - 12; s += 5.8) {
          float at = (float) (s - s0 - 2.9);
          zones.add(
              new float[] {1, at, at + 0.1f, (float) (mid - p / 2), (float) (mid + p / 2), 0.8f});
        }
      }
    }
    float[] flat = new float[zones.size() * 6];
    for (int i = 0; i < zones.size(); i++) {
      System.arraycopy(zones.get(i), 0, flat, i * 6, 6);
    }
    return flat;
  }

  private double firstBay() {
    return open + 12;
  }
}
