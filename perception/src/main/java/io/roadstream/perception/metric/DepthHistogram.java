package io.roadstream.perception.metric;

import io.roadstream.perception.depth.MetricDepth;

/**
 * How often which depth occurs, in bins of equal width in the logarithm. What is outside the limits
 * counts in the first or last bin; no depth counts nowhere. One thread at a time.
 */
public final class DepthHistogram {

  private final double lowest;
  private final double width;
  private final long[] counts;

  /**
   * @param from metres, positive
   * @param to metres, above {@code from}
   * @param bins number of bins
   */
  public DepthHistogram(double from, double to, int bins) {
    if (!(from > 0 && to > from && bins >= 1)) {
      throw new IllegalArgumentException(
          "a histogram needs 0 < from < to and a bin, not " + from + ", " + to + " and " + bins);
    }
    this.lowest = Math.log(from);
    this.width = (Math.log(to) - lowest) / bins;
    this.counts = new long[bins];
  }

  /** Counts the depths of one map that also have one in the other. */
  public void add(MetricDepth depth, MetricDepth where) {
    for (int i = 0; i < depth.metres().length; i++) {
      float metres = depth.metres()[i];
      if (metres > 0 && where.metres()[i] > 0) {
        int bin = (int) Math.floor((Math.log(metres) - lowest) / width);
        counts[Math.min(Math.max(bin, 0), counts.length - 1)]++;
      }
    }
  }

  /** Number of bins. */
  public int bins() {
    return counts.length;
  }

  /** Metres in the middle of a bin. */
  public double metres(int bin) {
    return Math.exp(lowest + (bin + 0.5) * width);
  }

  /** Share of the depths that lie in a bin; 0 where nothing was counted. */
  public double share(int bin) {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    return total == 0 ? 0 : (double) counts[bin] / total;
  }
}
