package io.roadstream.perception.object;

import io.roadstream.perception.depth.DepthCodec;
import java.util.Arrays;

/**
 * Joins what one object was cut into: across gaps of a few cells in either direction, and across a
 * pole or a trunk in front of it.
 *
 * <p>Both sides have to be of one class and agree in depth. What lies in a small gap must not be
 * farther than the object (then one looks between two objects); what lies in a wider one must be
 * nearer all the way and no wider than an occluder may be, and most of the rows in which the two
 * sides face each other so must agree. Where a side has no depth, nothing is joined.
 *
 * <p>Keeps its buffers from call to call: one thread at a time.
 */
final class GapCloser {

  private static final int NONE = -1;

  /** Cells from a side's edge to the cell whose depth is compared: edges are often blurred. */
  private static final int INSIDE = 2;

  private final int gapCells;
  private final double occluderMetres;
  private final int[] lastRun = new int[256];
  private long[] votes = new long[64];
  private int voteCount;

  private short[] codes = {};
  private float[] metres = {};
  private int width;
  private int limit;
  private double cellWidth;

  /**
   * @param gapCells cells that a small gap has at most; 0 closes none
   * @param occluderMetres widest occluder; 0 re-joins nothing
   */
  GapCloser(int gapCells, double occluderMetres) {
    this.gapCells = gapCells;
    this.occluderMetres = occluderMetres;
  }

  /**
   * Joins runs whose components are not yet numbered.
   *
   * @param limit codes by which the two sides of a gap may differ
   */
  void close(
      RunTable runs, short[] codes, int width, DepthCodec codec, int limit, GridScale scale) {
    this.codes = codes;
    this.metres = codec.metres();
    this.width = width;
    this.limit = limit;
    this.cellWidth = scale.width();
    voteCount = 0;
    for (int row = 0; row < runs.rows(); row++) {
      acrossColumns(runs, row);
      for (int gap = 1; gap <= Math.min(gapCells, row - 1); gap++) {
        acrossRows(runs, row - 1 - gap, row);
      }
    }
    countVotes(runs);
  }

  private void acrossColumns(RunTable runs, int row) {
    Arrays.fill(lastRun, NONE);
    for (int run = runs.rowFirst(row); run < runs.rowFirst(row + 1); run++) {
      int trainId = runs.trainId(run);
      int before = lastRun[trainId];
      lastRun[trainId] = run;
      if (before != NONE && runs.end(before) < runs.start(run)) {
        consider(runs, before, run);
      }
    }
  }

  private void consider(RunTable runs, int before, int run) {
    int from = runs.end(before);
    int to = runs.start(run);
    int left = code(from - 1 - Math.min(INSIDE, (from - runs.start(before)) / 2));
    int right = code(to + Math.min(INSIDE, (runs.end(run) - to) / 2));
    if (left == 0 || right == 0) {
      return;
    }
    boolean agree = Math.abs(left - right) <= limit;
    if (to - from <= gapCells) {
      if (agree && nothingBehind(from, to, 1, Math.max(left, right) + limit)) {
        runs.join(before, run);
      }
    } else if (isOccluder(from, to, Math.min(left, right) - limit)) {
      vote(before, run, agree);
    }
  }

  private void acrossRows(RunTable runs, int rowAbove, int row) {
    int above = runs.rowFirst(rowAbove);
    int aboveEnd = runs.rowFirst(rowAbove + 1);
    int distance = (row - rowAbove) * width;
    for (int run = runs.rowFirst(row); run < runs.rowFirst(row + 1); run++) {
      int start = runs.start(run) - distance;
      int end = runs.end(run) - distance;
      while (above < aboveEnd && runs.end(above) <= start) {
        above++;
      }
      for (int i = above; i < aboveEnd && runs.start(i) < end; i++) {
        if (runs.trainId(i) == runs.trainId(run) && runs.root(i) != runs.root(run)) {
          int middle = (Math.max(start, runs.start(i)) + Math.min(end, runs.end(i)) - 1) / 2;
          joinIfOne(runs, i, run, middle, distance);
        }
      }
    }
  }

  private void joinIfOne(RunTable runs, int above, int run, int cell, int distance) {
    int upper = code(cell);
    int lower = code(cell + distance);
    if (upper != 0
        && lower != 0
        && Math.abs(upper - lower) <= limit
        && nothingBehind(cell + width, cell + distance, width, Math.max(upper, lower) + limit)) {
      runs.join(above, run);
    }
  }

  private boolean nothingBehind(int from, int to, int step, int farthest) {
    for (int cell = from; cell < to; cell += step) {
      if (code(cell) > farthest) {
        return false;
      }
    }
    return true;
  }

  private boolean isOccluder(int from, int to, int nearerThan) {
    float depth = metres[code((from + to) / 2)];
    if ((to - from) * cellWidth * depth > occluderMetres) {
      return false;
    }
    for (int cell = from; cell < to; cell++) {
      int code = code(cell);
      if (code == 0 || code >= nearerThan) {
        return false;
      }
    }
    return true;
  }

  private int code(int cell) {
    return codes[cell] & 0xFFFF;
  }

  private void vote(int a, int b, boolean agree) {
    if (voteCount == votes.length) {
      votes = Arrays.copyOf(votes, 2 * voteCount);
    }
    votes[voteCount++] = pack(a, b, agree ? 1 : 0);
  }

  /** A majority of rows joins a pair; votes of a pair lie side by side once they are sorted. */
  private void countVotes(RunTable runs) {
    for (int i = 0; i < voteCount; i++) {
      int a = runs.root(first(votes[i]));
      int b = runs.root(second(votes[i]));
      votes[i] = pack(Math.min(a, b), Math.max(a, b), votes[i] & 1);
    }
    Arrays.sort(votes, 0, voteCount);
    int at = 0;
    while (at < voteCount) {
      long pair = votes[at] >>> 1;
      int start = at;
      int yes = 0;
      while (at < voteCount && votes[at] >>> 1 == pair) {
        yes += (int) (votes[at] & 1);
        at++;
      }
      if (2 * yes > at - start) {
        runs.join(first(votes[start]), second(votes[start]));
      }
    }
  }

  private static long pack(int a, int b, long agree) {
    return ((long) a << 32) | ((long) b << 1) | agree;
  }

  private static int first(long vote) {
    return (int) (vote >>> 32);
  }

  private static int second(long vote) {
    return (int) (vote >>> 1) & Integer.MAX_VALUE;
  }
}
