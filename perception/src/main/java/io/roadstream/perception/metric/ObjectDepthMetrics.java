package io.roadstream.perception.metric;

import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.mask.ClassMask;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * How well the depth of whole objects is told: for each connected part of the true mask of one
 * class of things, the median of the predicted depths against the median of the true ones. A large
 * car counts as much as a small one.
 *
 * <p>One thread at a time.
 */
public final class ObjectDepthMetrics {

  /** Smaller objects are not scored. */
  private static final int LEAST_CELLS = 20;

  /**
   * The errors over some objects; each is not a number where there is none.
   *
   * @param objects number of objects
   * @param absRel mean of |predicted - true| / true of the medians
   * @param bias mean of (predicted - true) / true: positive where objects seem too far
   * @param delta1 share with a ratio to the truth under 1.25
   */
  public record Errors(long objects, double absRel, double bias, double delta1) {}

  private final Sums[] byClass = new Sums[CityscapesClasses.COUNT];
  private final Map<DepthMetrics.Range, Sums> byRange = new EnumMap<>(DepthMetrics.Range.class);

  /** Metrics of no object yet. */
  public ObjectDepthMetrics() {
    Arrays.setAll(byClass, i -> new Sums());
    for (DepthMetrics.Range range : DepthMetrics.Range.values()) {
      byRange.put(range, new Sums());
    }
  }

  /**
   * Scores the objects of one image; all three rasters are of one size.
   *
   * @throws IllegalArgumentException if they are not
   */
  public void add(ClassMask mask, MetricDepth truth, MetricDepth prediction) {
    if (mask.width() != truth.width()
        || mask.height() != truth.height()
        || truth.width() != prediction.width()
        || truth.height() != prediction.height()) {
      throw new IllegalArgumentException("mask, true and predicted depth differ in size");
    }
    ConnectedThings things = new ConnectedThings(mask);
    while (things.next()) {
      score(things, truth.metres(), prediction.metres());
    }
  }

  private void score(ConnectedThings thing, float[] truth, float[] prediction) {
    float[] trueDepths = new float[thing.size()];
    float[] predictedDepths = new float[thing.size()];
    int count = 0;
    for (int i = 0; i < thing.size(); i++) {
      int cell = thing.cell(i);
      if (truth[cell] > 0 && prediction[cell] > 0) {
        trueDepths[count] = truth[cell];
        predictedDepths[count] = prediction[cell];
        count++;
      }
    }
    if (count >= LEAST_CELLS) {
      double expected = median(trueDepths, count);
      double told = median(predictedDepths, count);
      byClass[thing.trainId()].add(expected, told);
      byRange.get(rangeOf(expected)).add(expected, told);
    }
  }

  private static double median(float[] values, int count) {
    Arrays.sort(values, 0, count);
    return values[count / 2];
  }

  private static DepthMetrics.Range rangeOf(double metres) {
    DepthMetrics.Range found = DepthMetrics.Range.NEAR;
    for (DepthMetrics.Range range : DepthMetrics.Range.values()) {
      if (metres >= range.from()) {
        found = range;
      }
    }
    return found;
  }

  /** Errors over all objects. */
  public Errors errors() {
    Sums all = new Sums();
    for (Sums sums : byClass) {
      all.merge(sums);
    }
    return all.errors();
  }

  /** Errors over the objects of a class, trainId 0..18. */
  public Errors errors(int trainId) {
    return byClass[trainId].errors();
  }

  /** Errors over the objects whose true median lies in a range. */
  public Errors errors(DepthMetrics.Range range) {
    return byRange.get(range).errors();
  }

  private static final class Sums {

    private long objects;
    private double absolute;
    private double signed;
    private long within;

    void add(double truth, double prediction) {
      double relative = (prediction - truth) / truth;
      objects++;
      absolute += Math.abs(relative);
      signed += relative;
      within += Math.max(prediction / truth, truth / prediction) < 1.25 ? 1 : 0;
    }

    void merge(Sums other) {
      objects += other.objects;
      absolute += other.absolute;
      signed += other.signed;
      within += other.within;
    }

    Errors errors() {
      double n = objects;
      return new Errors(objects, absolute / n, signed / n, within / n);
    }
  }
}
