package io.roadstream.perception.object;

/**
 * Statistics over the valid depths of an object, in metres. Percentiles are nearest-rank: the p-th
 * percentile of n values is the ceil(p/100 * n)-th smallest. The standard deviation is the
 * population's.
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
    double standardDeviation) {}
