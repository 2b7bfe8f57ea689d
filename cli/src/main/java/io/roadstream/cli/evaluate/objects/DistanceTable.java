package io.roadstream.cli.evaluate.objects;

import io.roadstream.cli.Percentiles;
import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.object.DepthStatistics;
import io.roadstream.perception.object.RoadObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Errors of distances by range, ours beside simpler ways to tell them. The truth is the depth of an
 * instance's nearest visible point; the error is relative to it.
 */
final class DistanceTable {

  /** Upper ends of the ranges, metres; the last is open. */
  static final double[] RANGES = {10, 30, 80, Double.POSITIVE_INFINITY};

  /** A way to tell an object's distance. */
  enum Way {
    OURS("ours"),
    MEAN_OF_COMPONENT("mean of component"),
    MEDIAN_OF_COMPONENT("median of component"),
    MEDIAN_OF_BOX("median of box");

    private final String label;

    Way(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  private final Map<Way, List<List<Double>>> errors = new EnumMap<>(Way.class);
  private final int[] inside = new int[RANGES.length];
  private final int[] objects = new int[RANGES.length];

  DistanceTable() {
    for (Way way : Way.values()) {
      List<List<Double>> ranges = new ArrayList<>();
      for (int i = 0; i < RANGES.length; i++) {
        ranges.add(new ArrayList<>());
      }
      errors.put(way, ranges);
    }
  }

  /** Scores one object that was found and has a distance. */
  void add(double truth, RoadObject.Distance ours, Simple simple) {
    int range = range(truth);
    objects[range]++;
    inside[range] += ours.low() <= truth && truth <= ours.high() ? 1 : 0;
    add(Way.OURS, range, ours.near(), truth);
    add(Way.MEAN_OF_COMPONENT, range, simple.mean(), truth);
    add(Way.MEDIAN_OF_COMPONENT, range, simple.median(), truth);
    add(Way.MEDIAN_OF_BOX, range, simple.boxMedian(), truth);
  }

  int objects(int range) {
    return objects[range];
  }

  /** Share of objects whose interval holds the truth; of all ranges for -1. */
  double coverage(int range) {
    return range >= 0
        ? (double) inside[range] / objects[range]
        : (double) Arrays.stream(inside).sum() / Arrays.stream(objects).sum();
  }

  /** The percentile of the absolute relative errors in a range; not a number without objects. */
  double percentile(Way way, int range, double share) {
    return Percentiles.of(errors.get(way).get(range)).at(share);
  }

  static int range(double metres) {
    int range = 0;
    while (metres >= RANGES[range]) {
      range++;
    }
    return range;
  }

  private void add(Way way, int range, double measured, double truth) {
    errors.get(way).get(range).add(Math.abs(measured - truth) / truth);
  }

  /**
   * What simpler ways say of an object.
   *
   * @param mean over all of its cells
   * @param median over all of its cells
   * @param boxMedian over all cells of its box, whatever they show
   */
  record Simple(double mean, double median, double boxMedian) {

    /** Of one object of a frame; null when it has no depth. */
    static @Nullable Simple of(
        RoadObject object,
        int number,
        int[] labels,
        SceneTruth truth,
        short[] codes,
        DepthCodec codec) {
      DepthStatistics depth = object.depth();
      if (depth == null) {
        return null;
      }
      int width = truth.geometry().gridWidth();
      List<Double> component = new ArrayList<>();
      int left = width;
      int right = -1;
      int top = Integer.MAX_VALUE;
      int bottom = -1;
      for (int cell = 0; cell < labels.length; cell++) {
        if (labels[cell] == number) {
          left = Math.min(left, cell % width);
          right = Math.max(right, cell % width);
          top = Math.min(top, cell / width);
          bottom = Math.max(bottom, cell / width);
          addDepth(component, codec.metres(codes[cell]));
        }
      }
      List<Double> box = new ArrayList<>();
      for (int y = top; y <= bottom; y++) {
        for (int x = left; x <= right; x++) {
          addDepth(box, codec.metres(codes[y * width + x]));
        }
      }
      return new Simple(
          component.stream().mapToDouble(Double::doubleValue).average().orElseThrow(),
          Percentiles.of(component).at(0.5),
          Percentiles.of(box).at(0.5));
    }

    private static void addDepth(List<Double> depths, float metres) {
      if (metres > 0) {
        depths.add((double) metres);
      }
    }
  }
}
