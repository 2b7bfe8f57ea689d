package io.roadstream.trainer.drift;

import io.roadstream.perception.mask.CityscapesClasses;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts of classes and of depths. Depth is counted in equal steps of its code, that is of the
 * logarithm. One thread at a time.
 */
public final class Distribution {

  private static final int DEPTH_BINS = 24;
  private static final int CODES = 1 << 16;

  private final double[] classes = new double[CityscapesClasses.COUNT];
  private final double[] depth = new double[DEPTH_BINS];

  /**
   * Counts the cells of a frame; void and unknown depth do not count.
   *
   * @param ids trainIds
   * @param codes depth codes
   */
  public void add(byte[] ids, short[] codes) {
    for (byte id : ids) {
      int trainId = id & 0xFF;
      if (trainId < classes.length) {
        classes[trainId]++;
      }
    }
    for (short code : codes) {
      int value = code & 0xFFFF;
      if (value != 0) {
        depth[value * DEPTH_BINS / CODES]++;
      }
    }
  }

  /** Whether nothing was counted. */
  public boolean isEmpty() {
    return Arrays.stream(classes).sum() == 0 && Arrays.stream(depth).sum() == 0;
  }

  /**
   * How far two are apart: the greater of the Jensen-Shannon divergences of classes and of depth,
   * to base 2. What only one of them has counted does not count.
   *
   * @return 0 for the same, 1 for nothing in common
   */
  public double distance(Distribution other) {
    return Math.max(divergence(classes, other.classes), divergence(depth, other.depth));
  }

  /** Source: Lin, "Divergence Measures Based on the Shannon Entropy", 1991. */
  private static double divergence(double[] one, double[] other) {
    double oneSum = Arrays.stream(one).sum();
    double otherSum = Arrays.stream(other).sum();
    if (oneSum == 0 || otherSum == 0) {
      return 0;
    }
    double divergence = 0;
    for (int i = 0; i < one.length; i++) {
      double p = one[i] / oneSum;
      double q = other[i] / otherSum;
      double middle = (p + q) / 2;
      divergence += term(p, middle) / 2 + term(q, middle) / 2;
    }
    return Math.max(0, Math.min(1, divergence));
  }

  private static double term(double p, double middle) {
    return p == 0 ? 0 : p * Math.log(p / middle) / Math.log(2);
  }

  /** Shares, as a bundle's provenance holds them. */
  public Map<String, List<Double>> shares() {
    return Map.of("classes", shares(classes), "depth", shares(depth));
  }

  private static List<Double> shares(double[] counts) {
    double sum = Math.max(1, Arrays.stream(counts).sum());
    return Arrays.stream(counts).map(count -> Math.round(count / sum * 1e6) / 1e6).boxed().toList();
  }

  /** Reads {@link #shares()} back; empty if it is something else. */
  public static Optional<Distribution> of(Object shares) {
    Distribution distribution = new Distribution();
    boolean whole =
        shares instanceof Map<?, ?> map
            && fill(distribution.classes, map.get("classes"))
            && fill(distribution.depth, map.get("depth"));
    return whole ? Optional.of(distribution) : Optional.empty();
  }

  private static boolean fill(double[] counts, Object shares) {
    if (!(shares instanceof List<?> list) || list.size() != counts.length) {
      return false;
    }
    for (int i = 0; i < counts.length; i++) {
      if (!(list.get(i) instanceof Number share)) {
        return false;
      }
      counts[i] = share.doubleValue();
    }
    return true;
  }
}
