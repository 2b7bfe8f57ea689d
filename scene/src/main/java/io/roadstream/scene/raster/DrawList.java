package io.roadstream.scene.raster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The instances that a projection sees, nearest first, split into groups of about equal work. */
final class DrawList {
  private record Seen(Instance item, double distance) {}

  final List<Instance> items = new ArrayList<>();
  final int[] start;

  DrawList(List<Instance> all, Relief relief, Projection projection, int groups) {
    List<Seen> seen = new ArrayList<>();
    for (Instance item : all) {
      double x = item.centreX();
      double y = item.centreY();
      double z = item.centreZ(relief);
      double radius = item.radius(relief);
      if (projection.sees(x, y, z, radius)) {
        double dx = x - projection.eyeX;
        double dy = y - projection.eyeY;
        double dz = z - projection.eyeZ;
        seen.add(new Seen(item, key(Math.sqrt(dx * dx + dy * dy + dz * dz), radius)));
      }
    }
    seen.sort(Comparator.comparingDouble(Seen::distance));
    long total = 0;
    for (Seen s : seen) {
      items.add(s.item);
      total += s.item.mesh.triangleCount() + 20;
    }
    start = new int[groups + 1];
    long sum = 0;
    int group = 1;
    for (int i = 0; i < items.size(); i++) {
      sum += items.get(i).mesh.triangleCount() + 20;
      while (group < groups && sum * groups >= total * group) {
        start[group++] = i + 1;
      }
    }
    while (group <= groups) {
      start[group++] = items.size();
    }
  }

  /**
   * Returns the order of drawing: near things first, but wide ground, which they hide, after what
   * stands on it.
   */
  private static double key(double distance, double radius) {
    return radius > 200 ? Double.MAX_VALUE : distance - Math.min(radius, 15);
  }
}
