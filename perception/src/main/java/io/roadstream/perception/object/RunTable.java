package io.roadstream.perception.object;

import io.roadstream.perception.mask.CityscapesClasses;
import java.util.Arrays;

/**
 * The runs of thing classes in a band of rows, and which of them belong together.
 *
 * <p>A run is a maximal stretch of one class in one row in which neighbours agree in depth: one of
 * the two has none, or their codes differ by no more than a limit or as their neighbours' do (codes
 * are logarithmic, so that is a limit on the ratio of depths). Runs of neighbouring rows join when
 * a cell of one and a cell of the other touch, corners included, and agree. One pass over the rows
 * finds and joins them (union-find, the lower index is the root, so components are numbered in the
 * order of their first run). Time is linear in cells, memory in runs: 12 bytes each.
 *
 * <p>Keeps its buffers from call to call: one thread at a time.
 */
final class RunTable {

  /** On a slope steps may be so many times larger than the limit. */
  static final int SLOPE = 4;

  private static final boolean[] THING = new boolean[256];

  static {
    for (int trainId = 0; trainId < CityscapesClasses.COUNT; trainId++) {
      THING[trainId] = CityscapesClasses.isThing(trainId);
    }
  }

  private byte[] ids = {};
  private short[] codes = {};
  private int width;
  private int limit;
  private int rows;
  private int runs;
  private int components;
  private int[] rowFirst = new int[1];
  private int[] starts = new int[1024];
  private int[] ends = new int[1024];
  private int[] parents = new int[1024];

  /**
   * Finds the runs of rows {@code fromRow} to {@code toRow - 1}; those of the call before are gone.
   *
   * @param ids class of every cell of the whole raster
   * @param codes depth code of every cell
   * @param width columns
   * @param limit codes by which neighbours may differ
   */
  void find(byte[] ids, short[] codes, int width, int fromRow, int toRow, int limit) {
    this.ids = ids;
    this.codes = codes;
    this.width = width;
    this.limit = limit;
    rows = toRow - fromRow;
    runs = 0;
    if (rowFirst.length <= rows) {
      rowFirst = new int[rows + 1];
    }
    for (int row = 0; row < rows; row++) {
      rowFirst[row] = runs;
      findRuns((fromRow + row) * width);
      rowFirst[row + 1] = runs;
      if (row > 0) {
        joinRows(row - 1, row);
      }
    }
  }

  /** Takes over the runs of the band that follows this one in the same raster, and joins them. */
  void append(RunTable below) {
    int first = runs;
    reserve(runs + below.runs);
    System.arraycopy(below.starts, 0, starts, first, below.runs);
    System.arraycopy(below.ends, 0, ends, first, below.runs);
    for (int run = 0; run < below.runs; run++) {
      parents[first + run] = below.parents[run] + first;
    }
    runs += below.runs;
    rowFirst = Arrays.copyOf(rowFirst, Math.max(rowFirst.length, rows + below.rows + 1));
    for (int row = 0; row <= below.rows; row++) {
      rowFirst[rows + row] = below.rowFirst[row] + first;
    }
    rows += below.rows;
    if (rows > below.rows && below.rows > 0) {
      joinRows(rows - below.rows - 1, rows - below.rows);
    }
  }

  /** Joins the components of two runs. */
  void join(int a, int b) {
    int rootA = root(a);
    int rootB = root(b);
    if (rootA < rootB) {
      parents[rootB] = rootA;
    } else {
      parents[rootA] = rootB;
    }
  }

  /** The run that stands for the component of a run, until components are numbered. */
  int root(int run) {
    int i = run;
    while (parents[i] != i) {
      parents[i] = parents[parents[i]];
      i = parents[i];
    }
    return i;
  }

  /**
   * Numbers the components; to be called once, when all is joined. Parents come before their
   * children, so one pass does it.
   */
  void numberComponents() {
    components = 0;
    for (int run = 0; run < runs; run++) {
      int parent = parents[run];
      parents[run] = parent == run ? components++ : parents[parent];
    }
  }

  int rows() {
    return rows;
  }

  /** The first run of a row of the band; that of row {@link #rows()} is {@link #runs()}. */
  int rowFirst(int row) {
    return rowFirst[row];
  }

  /** Runs in row-major order. */
  int runs() {
    return runs;
  }

  /** Index of the first cell of a run. */
  int start(int run) {
    return starts[run];
  }

  /** Index behind the last cell of a run. */
  int end(int run) {
    return ends[run];
  }

  /** The class of a run. */
  int trainId(int run) {
    return ids[starts[run]] & 0xFF;
  }

  int components() {
    return components;
  }

  /** The component of a run, 0 to {@link #components()} - 1, once they are numbered. */
  int component(int run) {
    return parents[run];
  }

  private void findRuns(int rowStart) {
    int rowEnd = rowStart + width;
    int x = rowStart;
    while (x < rowEnd) {
      byte id = ids[x];
      int end = x + 1;
      if (end < rowEnd && ids[end] == id) {
        // The run goes on as long as a cell equals its right neighbour; compared in vectors.
        int same = Arrays.mismatch(ids, end, rowEnd - 1, ids, end + 1, rowEnd);
        end = same < 0 ? rowEnd : end + same + 1;
      }
      if (THING[id & 0xFF]) {
        splitByDepth(x, end);
      }
      x = end;
    }
  }

  private void splitByDepth(int from, int to) {
    int start = from;
    int left = codes[from] & 0xFFFF;
    for (int x = from + 1; x < to; x++) {
      int right = codes[x] & 0xFFFF;
      if (Math.abs(left - right) > limit
          && left != 0
          && right != 0
          && !isSlope(from, x, to, right - left)) {
        add(start, x);
        start = x;
      }
      left = right;
    }
    add(start, to);
  }

  /**
   * Whether a step before a cell is no edge but part of a surface that is seen at a flat angle, as
   * the side of a truck: the steps before and after it go the same way and are half as large or
   * more.
   */
  private boolean isSlope(int from, int x, int to, int step) {
    if (x - 2 < from || x + 1 >= to || Math.abs(step) > SLOPE * limit) {
      return false;
    }
    int first = codes[x - 2] & 0xFFFF;
    int last = codes[x + 1] & 0xFFFF;
    int before = (codes[x - 1] & 0xFFFF) - first;
    int after = last - (codes[x] & 0xFFFF);
    return first != 0
        && last != 0
        && Integer.signum(before) == Integer.signum(step)
        && Integer.signum(after) == Integer.signum(step)
        && 2 * Math.abs(before) >= Math.abs(step)
        && 2 * Math.abs(after) >= Math.abs(step);
  }

  private void add(int start, int end) {
    reserve(runs + 1);
    starts[runs] = start;
    ends[runs] = end;
    parents[runs] = runs;
    runs++;
  }

  private void reserve(int needed) {
    if (needed > starts.length) {
      int capacity = needed + (needed >> 1);
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
      parents = Arrays.copyOf(parents, capacity);
    }
  }

  /** Joins the runs of a row with those of the row above it. */
  private void joinRows(int rowAbove, int row) {
    int above = rowFirst[rowAbove];
    int aboveEnd = rowFirst[rowAbove + 1];
    for (int run = rowFirst[row]; run < rowFirst[row + 1]; run++) {
      // The run's cells moved up a row; runs touch when they overlap or meet at a corner.
      int start = starts[run] - width;
      int end = ends[run] - width;
      byte id = ids[starts[run]];
      while (above < aboveEnd && ends[above] < start) {
        above++;
      }
      for (int i = above; i < aboveEnd && starts[i] <= end; i++) {
        if (ids[starts[i]] == id && root(run) != root(i) && agree(run, i)) {
          join(run, i);
        }
      }
    }
  }

  /** Whether two cells that touch, one of each run, agree in depth. */
  private boolean agree(int run, int above) {
    int upFrom = starts[above];
    int upTo = ends[above];
    int to = Math.min(ends[run], upTo + width + 1);
    for (int cell = Math.max(starts[run], upFrom + width - 1); cell < to; cell++) {
      int code = codes[cell] & 0xFFFF;
      int upper = Math.min(upTo, cell - width + 2);
      for (int up = Math.max(upFrom, cell - width - 1); up < upper; up++) {
        int other = codes[up] & 0xFFFF;
        if (code == 0 || other == 0 || Math.abs(code - other) <= limit) {
          return true;
        }
      }
    }
    return false;
  }
}
