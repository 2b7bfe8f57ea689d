package io.roadstream.perception.object;

import org.jspecify.annotations.Nullable;

/**
 * Statistics over depths, in metres. Percentiles are nearest-rank: the p-th percentile of n values
 * is the ceil(p/100 * n)-th smallest. The standard deviation is the population's.
 *
 * @param validPixels cells with a depth that went in
 * @param min smallest
 * @param p5 5th percentile
 * @param p25 25th percentile
 * @param median 50th percentile
 * @param p75 75th percentile
 * @param p95 95th percentile
 * @param max largest
 * @param mean arithmetic mean
 * @param standardDeviation population standard deviation
 * @param mad median of the absolute deviations from the median
 * @param near 5th percentile of what is left when outliers are taken out: depths that lie farther
 *     from the median, by ratio, than 3.5 robust standard deviations (1.4826 times the median
 *     deviation) and than 5 %
 * @param validShare cells with a depth by the cells that were looked at
 * @param innerShare cells that were looked at by the cells that there are; what is missing is edge
 * @param modes where the depths lie if they lie in two places
 */
public record DepthStatistics(
    int validPixels,
    double min,
    double p5,
    double p25,
    double median,
    double p75,
    double p95,
    double max,
    double mean,
    double standardDeviation,
    double mad,
    double near,
    double validShare,
    double innerShare,
    @Nullable Modes modes) {

  /**
   * Two depths around which the cells gather, with few in between: a sign that two things, or a
   * thing and what is behind it, were taken for one.
   *
   * @param near depth of the nearer mode, metres
   * @param far depth of the farther mode, metres
   * @param farShare share of the cells that belong to the farther one
   */
  public record Modes(double near, double far, double farShare) {}
}
