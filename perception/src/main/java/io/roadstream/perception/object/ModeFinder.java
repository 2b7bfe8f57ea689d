package io.roadstream.perception.object;

import io.roadstream.perception.depth.DepthCodec;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether depths gather in two places. Counted in bins of a 2 % ratio of depth, each with its
 * two neighbours: the highest bin is one mode; another is a second one if it is a tenth or more
 * away, the lowest bin in between is under half of it, and a sixth of the cells or more lie on its
 * side of that.
 *
 * <p>One thread at a time.
 */
final class ModeFinder {

  private static final double BIN_RATIO = 1.02;
  private static final double APART = 1.1;
  private static final double VALLEY = 0.5;
  private static final double SMALLEST_SHARE = 1.0 / 6;

  /** Fewer cells cannot show two modes: their bins are mostly empty. */
  private static final int FEWEST_CELLS = 48;

  private int[] bins = new int[64];
  private int[] smooth = new int[64];

  DepthStatistics.@Nullable Modes find(CodeCounts counts, DepthCodec codec) {
    int lowest = counts.smallest();
    int highest = counts.largest();
    if (counts.valid() < FEWEST_CELLS || highest - lowest < codec.codesBetween(APART)) {
      return null;
    }
    int binCodes = Math.max(1, codec.codesBetween(BIN_RATIO));
    int size = (highest - lowest) / binCodes + 1;
    fill(counts, lowest, binCodes, size);
    int first = highest(0, size);
    int apart = codec.codesBetween(APART) / binCodes;
    int second = secondMode(first, apart, size);
    if (second < 0) {
      return null;
    }
    int valley = lowestBetween(first, second);
    long beyond = 0;
    for (int bin = 0; bin < size; bin++) {
      beyond += second < first ? (bin <= valley ? bins[bin] : 0) : (bin >= valley ? bins[bin] : 0);
    }
    double share = (double) beyond / counts.valid();
    if (share < SMALLEST_SHARE) {
      return null;
    }
    double a = depth(codec, lowest + first * binCodes + binCodes / 2);
    double b = depth(codec, lowest + second * binCodes + binCodes / 2);
    return second > first
        ? new DepthStatistics.Modes(a, b, share)
        : new DepthStatistics.Modes(b, a, 1 - share);
  }

  private void fill(CodeCounts counts, int lowest, int binCodes, int size) {
    if (bins.length < size) {
      bins = new int[size];
      smooth = new int[size];
    }
    int before = 0;
    for (int bin = 0; bin < size; bin++) {
      int upTo = counts.upTo(lowest + (bin + 1) * binCodes - 1);
      bins[bin] = upTo - before;
      before = upTo;
    }
    for (int i = 0; i < size; i++) {
      smooth[i] = bins[i] + (i > 0 ? bins[i - 1] : 0) + (i + 1 < size ? bins[i + 1] : 0);
    }
  }

  private int highest(int from, int to) {
    int best = from;
    for (int bin = from + 1; bin < to; bin++) {
      best = smooth[bin] > smooth[best] ? bin : best;
    }
    return best;
  }

  /** The highest bin that is far enough from the first mode and behind a valley, or -1. */
  private int secondMode(int first, int apart, int size) {
    int best = -1;
    int low = smooth[first];
    for (int bin = first + 1; bin < size; bin++) {
      low = Math.min(low, smooth[bin]);
      best = isBetter(bin, best, bin - first >= apart, low) ? bin : best;
    }
    low = smooth[first];
    for (int bin = first - 1; bin >= 0; bin--) {
      low = Math.min(low, smooth[bin]);
      best = isBetter(bin, best, first - bin >= apart, low) ? bin : best;
    }
    return best;
  }

  private boolean isBetter(int bin, int best, boolean apart, int low) {
    return apart && low < VALLEY * smooth[bin] && (best < 0 || smooth[bin] > smooth[best]);
  }

  private int lowestBetween(int a, int b) {
    int from = Math.min(a, b);
    int valley = from;
    for (int bin = from; bin <= Math.max(a, b); bin++) {
      valley = smooth[bin] < smooth[valley] ? bin : valley;
    }
    return valley;
  }

  private static double depth(DepthCodec codec, int code) {
    return codec.metres()[Math.min(code, codec.metres().length - 1)];
  }
}
