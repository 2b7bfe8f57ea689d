package io.roadstream.perception.object;

import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.mask.ClassMask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures the depth of every class of a frame as a whole, countable or not.
 *
 * <p>Cells are gathered as runs, class by class, so that one histogram serves all classes. Keeps
 * its buffers from frame to frame: one thread at a time.
 */
public final class ClassDepthExtractor {

  /** Bins of the depth histograms: every 1024 codes, the same ratio of depth each. */
  public static final int BINS = 64;

  private static final int BIN_SHIFT = 10;

  private final CodeStatistics statistics = new CodeStatistics();
  private final int[] firstRun = new int[CityscapesClasses.COUNT];
  private final int[] pixels = new int[CityscapesClasses.COUNT];
  private int[] starts = new int[1024];
  private int[] ends = new int[1024];
  private int[] nextRun = new int[1024];
  private int runs;

  /** The classes that occur, in the order of their trainIds; void is none. */
  public List<ClassDepth> extract(ClassMask mask, DepthCodes depth, DepthCodec codec) {
    findRuns(mask);
    List<ClassDepth> classes = new ArrayList<>();
    for (int trainId = 0; trainId < CityscapesClasses.COUNT; trainId++) {
      if (pixels[trainId] > 0) {
        classes.add(measure(trainId, depth, codec));
      }
    }
    return classes;
  }

  /**
   * Edges of the histogram's bins in metres, rising, {@link #BINS} + 1 of them. A code lies in the
   * bin that starts at or before its depth.
   */
  public static double[] binEdges(DepthCodec codec) {
    double[] edges = new double[BINS + 1];
    for (int bin = 0; bin < BINS; bin++) {
      edges[bin] = codec.metres()[(bin << BIN_SHIFT) + 1];
    }
    edges[BINS] = codec.maxMetres();
    return edges;
  }

  private ClassDepth measure(int trainId, DepthCodes depth, DepthCodec codec) {
    statistics.begin();
    for (int run = firstRun[trainId]; run >= 0; run = nextRun[run]) {
      statistics.add(depth.codes(), starts[run], ends[run]);
    }
    DepthStatistics found = statistics.finish(codec, pixels[trainId], pixels[trainId]);
    return new ClassDepth(trainId, pixels[trainId], found, bins(statistics.counts()));
  }

  private static int[] bins(CodeCounts counts) {
    int[] bins = new int[BINS];
    int before = 0;
    for (int bin = 0; bin < BINS && counts.valid() > 0; bin++) {
      int upTo = counts.upTo((bin + 1) << BIN_SHIFT);
      bins[bin] = upTo - before;
      before = upTo;
    }
    return bins;
  }

  private void findRuns(ClassMask mask) {
    byte[] ids = mask.ids();
    Arrays.fill(firstRun, -1);
    Arrays.fill(pixels, 0);
    runs = 0;
    int x = 0;
    // Rows may run on into each other here: only which cells are of a class matters.
    while (x < ids.length) {
      int end = x + 1;
      if (end < ids.length && ids[end] == ids[x]) {
        int same = Arrays.mismatch(ids, end, ids.length - 1, ids, end + 1, ids.length);
        end = same < 0 ? ids.length : end + same + 1;
      }
      int trainId = ids[x] & 0xFF;
      if (trainId < CityscapesClasses.COUNT) {
        add(trainId, x, end);
      }
      x = end;
    }
  }

  private void add(int trainId, int start, int end) {
    if (runs == starts.length) {
      int capacity = runs + (runs >> 1);
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
      nextRun = Arrays.copyOf(nextRun, capacity);
    }
    starts[runs] = start;
    ends[runs] = end;
    nextRun[runs] = firstRun[trainId];
    firstRun[trainId] = runs++;
    pixels[trainId] += end - start;
  }
}
