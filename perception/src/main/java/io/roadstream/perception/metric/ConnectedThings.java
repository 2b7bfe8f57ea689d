package io.roadstream.perception.metric;

import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.mask.ClassMask;

/** Walks the connected parts (by their sides) of a mask that are of one class of things. */
final class ConnectedThings {

  private final ClassMask mask;
  private final boolean[] seen;
  private final int[] cells;
  private int size;
  private int start = -1;

  ConnectedThings(ClassMask mask) {
    this.mask = mask;
    this.seen = new boolean[mask.ids().length];
    this.cells = new int[seen.length];
  }

  /** Goes on to the next; false after the last. */
  boolean next() {
    start++;
    while (start < seen.length
        && (seen[start] || !CityscapesClasses.isThing(mask.ids()[start] & 0xFF))) {
      start++;
    }
    if (start == seen.length) {
      return false;
    }
    fill();
    return true;
  }

  private void fill() {
    int width = mask.width();
    size = 1;
    cells[0] = start;
    seen[start] = true;
    for (int next = 0; next < size; next++) {
      int cell = cells[next];
      int x = cell % width;
      if (x > 0) {
        take(cell - 1);
      }
      if (x < width - 1) {
        take(cell + 1);
      }
      if (cell >= width) {
        take(cell - width);
      }
      if (cell < seen.length - width) {
        take(cell + width);
      }
    }
  }

  private void take(int cell) {
    if (!seen[cell] && mask.ids()[cell] == mask.ids()[start]) {
      seen[cell] = true;
      cells[size++] = cell;
    }
  }

  int trainId() {
    return mask.ids()[start] & 0xFF;
  }

  int size() {
    return size;
  }

  /** The i-th cell. */
  int cell(int i) {
    return cells[i];
  }
}
