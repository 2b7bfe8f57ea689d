package io.roadstream.perception.object;

import java.util.Arrays;

/**
 * Size, bounds, centroid and runs of each component of a labelling, in plain arrays that are kept
 * from frame to frame. One thread at a time.
 */
final class ComponentTable {

  private static final int NONE = -1;

  private int size;
  private int[] pixels = new int[64];
  private int[] left = new int[64];
  private int[] right = new int[64];
  private int[] top = new int[64];
  private int[] bottom = new int[64];
  private long[] twiceSumX = new long[64];
  private long[] sumY = new long[64];
  private int[] firstRun = new int[64];
  private int[] lastRun = new int[64];
  private int[] nextRun = new int[1024];

  /** Measures all components; those of the call before are gone. */
  void measure(RunTable labelling, int width) {
    reset(labelling.components(), labelling.runs());
    int row = 0;
    int rowStart = 0;
    for (int run = 0; run < labelling.runs(); run++) {
      int start = labelling.start(run);
      while (start >= rowStart + width) {
        rowStart += width;
        row++;
      }
      add(labelling.component(run), run, start - rowStart, labelling.end(run) - rowStart, row);
    }
  }

  int size() {
    return size;
  }

  int pixels(int component) {
    return pixels[component];
  }

  /** First column. */
  int left(int component) {
    return left[component];
  }

  /** Behind the last column. */
  int right(int component) {
    return right[component];
  }

  /** First row. */
  int top(int component) {
    return top[component];
  }

  /** Behind the last row. */
  int bottom(int component) {
    return bottom[component];
  }

  /** Mean of the cells' centres, from the left edge of column 0. */
  double centroidX(int component) {
    return twiceSumX[component] / (2.0 * pixels[component]);
  }

  /** Mean of the cells' centres, from the top edge of row 0. */
  double centroidY(int component) {
    return (double) sumY[component] / pixels[component] + 0.5;
  }

  int firstRun(int component) {
    return firstRun[component];
  }

  /** The next run of the same component, or a negative number. */
  int nextRun(int run) {
    return nextRun[run];
  }

  private void add(int component, int run, int from, int to, int row) {
    if (firstRun[component] == NONE) {
      firstRun[component] = run;
      top[component] = row;
    } else {
      nextRun[lastRun[component]] = run;
    }
    lastRun[component] = run;
    nextRun[run] = NONE;
    int length = to - from;
    pixels[component] += length;
    left[component] = Math.min(left[component], from);
    right[component] = Math.max(right[component], to);
    bottom[component] = row + 1;
    twiceSumX[component] += (long) length * (from + to);
    sumY[component] += (long) length * row;
  }

  private void reset(int components, int runs) {
    size = components;
    if (components > pixels.length) {
      int capacity = components + (components >> 1);
      pixels = new int[capacity];
      left = new int[capacity];
      right = new int[capacity];
      top = new int[capacity];
      bottom = new int[capacity];
      twiceSumX = new long[capacity];
      sumY = new long[capacity];
      firstRun = new int[capacity];
      lastRun = new int[capacity];
    }
    if (runs > nextRun.length) {
      nextRun = new int[runs + (runs >> 1)];
    }
    Arrays.fill(pixels, 0, components, 0);
    Arrays.fill(left, 0, components, Integer.MAX_VALUE);
    Arrays.fill(right, 0, components, 0);
    Arrays.fill(twiceSumX, 0, components, 0);
    Arrays.fill(sumY, 0, components, 0);
    Arrays.fill(firstRun, 0, components, NONE);
  }
}
