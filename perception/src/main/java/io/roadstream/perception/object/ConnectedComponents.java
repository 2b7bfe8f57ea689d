package io.roadstream.perception.object;

import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.mask.ClassMask;
import java.util.Arrays;

/**
 * Labels the 8-connected components of every thing class of a mask.
 *
 * <p>Works on runs, that is maximal stretches of one class in one row: one pass over the rows finds
 * them and joins each with the touching runs of its class in the row above (union-find, the lower
 * index is the root, so components are numbered in the order of their first run). Time is linear in
 * cells, memory in runs: 16 bytes a run of a thing class.
 *
 * <p>Keeps its buffers from call to call: one thread at a time.
 */
final class ConnectedComponents {

  private static final boolean[] THING = new boolean[256];

  static {
    for (int trainId = 0; trainId < CityscapesClasses.COUNT; trainId++) {
      THING[trainId] = CityscapesClasses.isThing(trainId);
    }
  }

  private int[] starts = new int[1024];
  private int[] ends = new int[1024];
  private int[] parents = new int[1024];
  private int runs;
  private int components;

  /** Labels a mask; the results of the call before are gone. */
  void label(ClassMask mask) {
    byte[] ids = mask.ids();
    int width = mask.width();
    runs = 0;
    int aboveFrom = 0;
    for (int row = 0; row < ids.length; row += width) {
      int from = runs;
      findRuns(ids, row, row + width);
      joinRows(ids, aboveFrom, from, width);
      aboveFrom = from;
    }
    numberComponents();
  }

  /** Runs of thing classes, in row-major order. */
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

  int components() {
    return components;
  }

  /** The component of a run, 0 to {@link #components()} - 1. */
  int component(int run) {
    return parents[run];
  }

  private void findRuns(byte[] ids, int rowStart, int rowEnd) {
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
        addRun(x, end);
      }
      x = end;
    }
  }

  private void addRun(int start, int end) {
    if (runs == starts.length) {
      int capacity = runs + (runs >> 1);
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
      parents = Arrays.copyOf(parents, capacity);
    }
    starts[runs] = start;
    ends[runs] = end;
    parents[runs] = runs;
    runs++;
  }

  /** Joins the runs of a row, from index {@code from}, with those of the row above it. */
  private void joinRows(byte[] ids, int aboveFrom, int from, int width) {
    int above = aboveFrom;
    for (int run = from; run < runs; run++) {
      // The run's cells moved up a row; runs touch when they overlap or meet at a corner.
      int start = starts[run] - width;
      int end = ends[run] - width;
      byte id = ids[starts[run]];
      while (above < from && ends[above] < start) {
        above++;
      }
      for (int i = above; i < from && starts[i] <= end; i++) {
        if (ids[starts[i]] == id) {
          join(run, i);
        }
      }
    }
  }

  private void join(int a, int b) {
    int rootA = root(a);
    int rootB = root(b);
    if (rootA < rootB) {
      parents[rootB] = rootA;
    } else {
      parents[rootA] = rootB;
    }
  }

  private int root(int run) {
    int i = run;
    while (parents[i] != i) {
      parents[i] = parents[parents[i]];
      i = parents[i];
    }
    return i;
  }

  /** Replaces each run's parent by its component's number; parents come before their children. */
  private void numberComponents() {
    components = 0;
    for (int run = 0; run < runs; run++) {
      int parent = parents[run];
      parents[run] = parent == run ? components++ : parents[parent];
    }
  }
}
