package io.roadstream.perception.object;

import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.mask.ClassMask;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The plainest way to find components: the reference that the quick one is held against. */
final class FloodFill {

  private FloodFill() {}

  /** The cells of each component of a thing class, in the order of their first cells. */
  static List<List<Integer>> components(ClassMask mask) {
    boolean[] seen = new boolean[mask.ids().length];
    List<List<Integer>> components = new ArrayList<>();
    for (int cell = 0; cell < seen.length; cell++) {
      if (!seen[cell] && CityscapesClasses.isThing(mask.ids()[cell] & 0xFF)) {
        components.add(fill(mask, cell, seen));
      }
    }
    return components;
  }

  private static List<Integer> fill(ClassMask mask, int first, boolean[] seen) {
    int width = mask.width();
    List<Integer> cells = new ArrayList<>();
    Deque<Integer> open = new ArrayDeque<>();
    open.add(first);
    seen[first] = true;
    while (!open.isEmpty()) {
      int cell = open.remove();
      cells.add(cell);
      for (int y = cell / width - 1; y <= cell / width + 1; y++) {
        for (int x = cell % width - 1; x <= cell % width + 1; x++) {
          int next = y * width + x;
          if (x >= 0
              && x < width
              && y >= 0
              && y < mask.height()
              && !seen[next]
              && mask.ids()[next] == mask.ids()[first]) {
            seen[next] = true;
            open.add(next);
          }
        }
      }
    }
    cells.sort(null);
    return cells;
  }
}
