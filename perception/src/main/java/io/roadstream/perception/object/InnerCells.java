package io.roadstream.perception.object;

import java.util.Arrays;

/**
 * The cells of one object whose whole surroundings belong to it: all cells of the square of a given
 * radius, as far as it lies in the grid. Depth at an object's edge is a blend of what is in front
 * and behind; inside it is not.
 *
 * <p>Works on the object's runs: each row's stretches are cut short at both ends and intersected
 * with those of the rows around it. Keeps its buffers from object to object: one thread at a time.
 */
final class InnerCells {

  private int width;
  private int height;
  private int top;
  private int rows;
  private int[] rowFirst = new int[64];
  private int stretches;
  private int[] from = new int[256];
  private int[] to = new int[256];

  private int size;
  private int cells;
  private int[] innerFrom = new int[256];
  private int[] innerTo = new int[256];
  private int[] scratchFrom = new int[256];
  private int[] scratchTo = new int[256];

  /** Takes a component's stretches: its runs, those that touch in a row put together. */
  void load(RunTable runs, ComponentTable table, int component, int width, int height) {
    this.width = width;
    this.height = height;
    top = table.top(component);
    rows = table.bottom(component) - top;
    stretches = 0;
    if (rowFirst.length <= rows) {
      rowFirst = new int[rows + (rows >> 1) + 1];
    }
    int row = 0;
    rowFirst[0] = 0;
    for (int run = table.firstRun(component); run >= 0; run = table.nextRun(run)) {
      int start = runs.start(run);
      while (start >= (top + row + 1) * width) {
        rowFirst[++row] = stretches;
      }
      if (stretches > rowFirst[row] && to[stretches - 1] == start) {
        to[stretches - 1] = runs.end(run);
      } else {
        reserve(stretches + 1);
        from[stretches] = start;
        to[stretches++] = runs.end(run);
      }
    }
    Arrays.fill(rowFirst, row + 1, rows + 1, stretches);
  }

  /**
   * Finds the inner cells of what was loaded.
   *
   * @param radius cells, 0 for all of them
   * @return how many there are
   */
  int erode(int radius) {
    size = 0;
    cells = 0;
    for (int row = 0; row < rows; row++) {
      int first = size;
      for (int i = rowFirst[row]; i < rowFirst[row + 1]; i++) {
        push(trimmedFrom(i, row, radius), trimmedTo(i, row, radius));
      }
      for (int distance = 1; distance <= radius && size > first; distance++) {
        intersect(first, row - distance, row, radius);
        intersect(first, row + distance, row, radius);
      }
      for (int i = first; i < size; i++) {
        cells += innerTo[i] - innerFrom[i];
      }
    }
    return cells;
  }

  /** Stretches of inner cells, in row-major order. */
  int size() {
    return size;
  }

  /** Index of the first cell of a stretch. */
  int from(int stretch) {
    return innerFrom[stretch];
  }

  /** Index behind the last cell of a stretch. */
  int to(int stretch) {
    return innerTo[stretch];
  }

  int cells() {
    return cells;
  }

  /** Keeps of the current row's stretches what the other row has too. */
  private void intersect(int first, int otherRow, int row, int radius) {
    if (top + otherRow < 0 || top + otherRow >= height) {
      return;
    }
    int count = size - first;
    System.arraycopy(innerFrom, first, scratchFrom, 0, count);
    System.arraycopy(innerTo, first, scratchTo, 0, count);
    size = first;
    if (otherRow < 0 || otherRow >= rows) {
      return;
    }
    int shift = (row - otherRow) * width;
    int other = rowFirst[otherRow];
    int i = 0;
    while (i < count && other < rowFirst[otherRow + 1]) {
      int otherFrom = trimmedFrom(other, otherRow, radius) + shift;
      int otherTo = trimmedTo(other, otherRow, radius) + shift;
      push(Math.max(scratchFrom[i], otherFrom), Math.min(scratchTo[i], otherTo));
      if (scratchTo[i] < otherTo) {
        i++;
      } else {
        other++;
      }
    }
  }

  private void push(int start, int end) {
    if (start < end) {
      if (size == innerFrom.length) {
        innerFrom = Arrays.copyOf(innerFrom, 2 * size);
        innerTo = Arrays.copyOf(innerTo, 2 * size);
        scratchFrom = new int[2 * size];
        scratchTo = new int[2 * size];
      }
      innerFrom[size] = start;
      innerTo[size++] = end;
    }
  }

  /** An object that the grid's edge cuts goes on behind it. */
  private int trimmedFrom(int stretch, int row, int radius) {
    int start = from[stretch];
    return start == (top + row) * width ? start : start + radius;
  }

  private int trimmedTo(int stretch, int row, int radius) {
    int end = to[stretch];
    return end == (top + row + 1) * width ? end : end - radius;
  }

  private void reserve(int needed) {
    if (needed > from.length) {
      from = Arrays.copyOf(from, 2 * needed);
      to = Arrays.copyOf(to, 2 * needed);
    }
  }
}
