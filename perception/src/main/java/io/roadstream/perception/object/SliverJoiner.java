package io.roadstream.perception.object;

import java.util.Arrays;

/**
 * Gives slivers to the neighbours that they were cut off. A network blurs the edge between two
 * objects over some cells, and where depth steps from each of these to the next, each is a
 * component of its own, one cell wide.
 *
 * <p>A sliver is a component that nowhere covers a square of two by two cells. It goes to the
 * component of its class that it shares the longest border with, corners aside; those that touch
 * none but slivers go where these have gone. So components that are no slivers are never joined
 * with each other, and a sliver that touches nothing of its class stays what it is.
 *
 * <p>Keeps its buffers from call to call: one thread at a time.
 */
final class SliverJoiner {

  private static final int NEVER = Integer.MAX_VALUE;
  private static final int NONE = -1;

  /** By run: the run that stands for its component. */
  private int[] roots = {};

  /** By root: the round in which it got its place, 0 for what is no sliver. */
  private int[] placed = {};

  /** By root of a sliver that has its place: a run of what it belongs to. */
  private int[] place = {};

  /** Roots of the slivers that have borders, and by root the newest of these. */
  private int[] slivers = {};

  private int sliverCount;
  private int[] newest = {};

  /** By border: the neighbour's root, the cells that touch, and the same sliver's border before. */
  private int[] neighbours = new int[256];

  private int[] lengths = new int[256];
  private int[] older = new int[256];
  private int borders;

  /** By root: cells of a neighbour that touch the sliver in hand; 0 between slivers. */
  private int[] touching = {};

  private Spans above = new Spans();
  private Spans here = new Spans();

  /** Joins runs whose components are not yet numbered; their first row is the raster's. */
  void join(RunTable runs, int width) {
    begin(runs);
    findSlivers(runs, width);
    collectBorders(runs, width);
    int round = 1;
    int before;
    do {
      before = sliverCount;
      placeSlivers(round++);
    } while (sliverCount < before);
    for (int run = 0; run < runs.runs(); run++) {
      if (placed[run] > 0 && placed[run] != NEVER) {
        runs.join(run, place[run]);
      }
    }
  }

  private void begin(RunTable runs) {
    if (placed.length < runs.runs()) {
      placed = new int[runs.runs() + (runs.runs() >> 1)];
      place = new int[placed.length];
      roots = new int[placed.length];
      slivers = new int[placed.length];
      newest = new int[placed.length];
      touching = new int[placed.length];
    }
    Arrays.fill(placed, 0, runs.runs(), NEVER);
    Arrays.fill(newest, 0, runs.runs(), NONE);
    for (int run = 0; run < runs.runs(); run++) {
      roots[run] = runs.root(run);
    }
  }

  private void findSlivers(RunTable runs, int width) {
    above.count = 0;
    for (int row = 0; row < runs.rows(); row++) {
      here.read(runs, roots, row, row * width);
      here.markSquares(above, placed);
      Spans free = above;
      above = here;
      here = free;
    }
  }

  /** Stretches of one component in a row, from left to right; columns. */
  private static final class Spans {

    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int[] roots = new int[64];
    private int count;

    /** Takes a row's runs; such that touch and are of one component are one span. */
    void read(RunTable runs, int[] rootOf, int row, int rowStart) {
      int first = runs.rowFirst(row);
      int last = runs.rowFirst(row + 1);
      if (starts.length < last - first) {
        starts = new int[2 * (last - first)];
        ends = new int[starts.length];
        roots = new int[starts.length];
      }
      count = 0;
      for (int run = first; run < last; run++) {
        int start = runs.start(run) - rowStart;
        int root = rootOf[run];
        if (count > 0 && ends[count - 1] == start && roots[count - 1] == root) {
          count--;
        } else {
          starts[count] = start;
          roots[count] = root;
        }
        ends[count++] = start + runs.end(run) - runs.start(run);
      }
    }

    /** Marks as placed what has two columns in this row and in the one above. */
    void markSquares(Spans above, int[] placed) {
      int up = 0;
      for (int i = 0; i < count; i++) {
        up = above.firstBehind(starts[i], up);
        if (placed[roots[i]] == NEVER && hasSquare(i, above, up)) {
          placed[roots[i]] = 0;
        }
      }
    }

    private boolean hasSquare(int span, Spans above, int firstUp) {
      for (int up = firstUp; up < above.count && above.starts[up] < ends[span]; up++) {
        int from = Math.max(starts[span], above.starts[up]);
        int to = Math.min(ends[span], above.ends[up]);
        if (to - from >= 2 && above.roots[up] == roots[span]) {
          return true;
        }
      }
      return false;
    }

    /** The first span that ends behind a column, from a span that may be it. */
    private int firstBehind(int column, int from) {
      int span = from;
      while (span < count && ends[span] <= column) {
        span++;
      }
      return span;
    }
  }

  private void collectBorders(RunTable runs, int width) {
    borders = 0;
    sliverCount = 0;
    for (int row = 0; row < runs.rows(); row++) {
      int above = row == 0 ? 0 : runs.rowFirst(row - 1);
      for (int run = runs.rowFirst(row); run < runs.rowFirst(row + 1); run++) {
        if (run > runs.rowFirst(row) && runs.end(run - 1) == runs.start(run)) {
          addBorder(runs, run - 1, run, 1);
        }
        if (row > 0) {
          int start = runs.start(run) - width;
          int end = runs.end(run) - width;
          while (above < runs.rowFirst(row) && runs.end(above) <= start) {
            above++;
          }
          for (int up = above; up < runs.rowFirst(row) && runs.start(up) < end; up++) {
            addBorder(runs, up, run, Math.min(end, runs.end(up)) - Math.max(start, runs.start(up)));
          }
        }
      }
    }
  }

  private void addBorder(RunTable runs, int a, int b, int cells) {
    int rootA = roots[a];
    int rootB = roots[b];
    boolean sliverA = placed[rootA] == NEVER;
    boolean sliverB = placed[rootB] == NEVER;
    if (rootA == rootB || !(sliverA || sliverB) || runs.trainId(a) != runs.trainId(b)) {
      return;
    }
    if (sliverA) {
      add(rootA, rootB, cells);
    }
    if (sliverB) {
      add(rootB, rootA, cells);
    }
  }

  private void add(int sliver, int neighbour, int cells) {
    if (borders == lengths.length) {
      neighbours = Arrays.copyOf(neighbours, 2 * borders);
      lengths = Arrays.copyOf(lengths, 2 * borders);
      older = Arrays.copyOf(older, 2 * borders);
    }
    if (newest[sliver] == NONE) {
      slivers[sliverCount++] = sliver;
    }
    neighbours[borders] = neighbour;
    lengths[borders] = cells;
    older[borders] = newest[sliver];
    newest[sliver] = borders++;
  }

  /** Gives a place to slivers beside what has one from an earlier round; the others are left. */
  private void placeSlivers(int round) {
    int left = 0;
    for (int i = 0; i < sliverCount; i++) {
      int sliver = slivers[i];
      int best = longestBorder(sliver, round);
      if (best == NONE) {
        slivers[left++] = sliver;
      } else {
        placed[sliver] = round;
        place[sliver] = best;
      }
    }
    sliverCount = left;
  }

  /** The neighbour, placed before this round, that most cells touch; of equals the first. */
  private int longestBorder(int sliver, int round) {
    int best = NONE;
    for (int border = newest[sliver]; border != NONE; border = older[border]) {
      int neighbour = neighbours[border];
      if (placed[neighbour] < round) {
        touching[neighbour] += lengths[border];
      }
    }
    for (int border = newest[sliver]; border != NONE; border = older[border]) {
      int neighbour = neighbours[border];
      if (touching[neighbour] > 0 && (best == NONE || isLonger(neighbour, best))) {
        best = neighbour;
      }
    }
    for (int border = newest[sliver]; border != NONE; border = older[border]) {
      touching[neighbours[border]] = 0;
    }
    return best;
  }

  private boolean isLonger(int neighbour, int than) {
    return touching[neighbour] > touching[than]
        || (touching[neighbour] == touching[than] && neighbour < than);
  }
}
