package io.roadstream.perception.object;

import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.mask.ClassMask;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The plainest way to find components: the reference that the quick one is held against. */
final class FloodFill {

  private final ClassMask mask;
  private final short[] codes;
  private final int limit;
  private final boolean[] seen;

  private FloodFill(ClassMask mask, DepthCodes depth, int limit) {
    this.mask = mask;
    this.codes = depth.codes();
    this.limit = limit;
    this.seen = new boolean[mask.ids().length];
  }

  /**
   * The cells of each component of a thing class, in the order of their first cells.
   *
   * @param limit codes by which neighbours may differ
   */
  static List<List<Integer>> components(ClassMask mask, DepthCodes depth, int limit) {
    FloodFill flood = new FloodFill(mask, depth, limit);
    List<List<Integer>> components = new ArrayList<>();
    for (int cell = 0; cell < flood.seen.length; cell++) {
      if (!flood.seen[cell] && CityscapesClasses.isThing(mask.ids()[cell] & 0xFF)) {
        components.add(flood.fill(cell));
      }
    }
    return components;
  }

  private List<Integer> fill(int first) {
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
          if (x >= 0 && x < width && y >= 0 && y < mask.height() && !seen[next]) {
            if (mask.ids()[next] == mask.ids()[first] && agree(cell, next)) {
              seen[next] = true;
              open.add(next);
            }
          }
        }
      }
    }
    cells.sort(null);
    return cells;
  }

  private boolean agree(int cell, int next) {
    int a = codes[cell] & 0xFFFF;
    int b = codes[next] & 0xFFFF;
    return a == 0 || b == 0 || Math.abs(a - b) <= limit || onSlope(cell, next);
  }

  /** Four cells of one class in a row whose depths rise or fall by steps that are alike. */
  private boolean onSlope(int cell, int next) {
    int left = Math.min(cell, next);
    int width = mask.width();
    if (Math.abs(cell - next) != 1 || left % width < 1 || left % width + 2 >= width) {
      return false;
    }
    int[] steps = new int[3];
    for (int i = 0; i < 3; i++) {
      int from = codes[left - 1 + i] & 0xFFFF;
      int to = codes[left + i] & 0xFFFF;
      if (from == 0
          || to == 0
          || mask.ids()[left - 1 + i] != mask.ids()[left]
          || mask.ids()[left + i] != mask.ids()[left]) {
        return false;
      }
      steps[i] = to - from;
    }
    boolean rises = steps[0] > 0 && steps[1] > 0 && steps[2] > 0;
    boolean falls = steps[0] < 0 && steps[1] < 0 && steps[2] < 0;
    int middle = Math.abs(steps[1]);
    return (rises || falls)
        && middle <= RunTable.SLOPE * limit
        && 2 * Math.abs(steps[0]) >= middle
        && 2 * Math.abs(steps[2]) >= middle;
  }
}
