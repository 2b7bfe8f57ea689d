package io.roadstream.perception.metric;

import io.roadstream.perception.depth.MetricDepth;
import java.util.Arrays;

/**
 * The usual errors of monocular depth (Eigen et al., 2014) over a data set: AbsRel, RMSE, RMSE of
 * the natural logarithm and the shares of cells whose ratio to the truth is under 1.25, 1.25² and
 * 1.25³, over all depths and by range of the true depth.
 *
 * <p>A cell without a true depth is not scored; one with a true but no predicted depth is counted
 * as {@link Errors#missing} and is in no error.
 *
 * <p>One thread at a time; {@link #merge} joins what several threads have counted.
 */
public final class DepthMetrics {

  /** A range of true depths in metres: from its lower end, inclusive, to its upper, exclusive. */
  public enum Range {
    NEAR("0-10 m", 0, 10),
    MIDDLE("10-30 m", 10, 30),
    FAR("30-80 m", 30, 80),
    DISTANT("80+ m", 80, Double.POSITIVE_INFINITY);

    private final String label;
    private final double from;
    private final double to;

    Range(String label, double from, double to) {
      this.label = label;
      this.from = from;
      this.to = to;
    }

    /** For people: for example {@code 10-30 m}. */
    public String label() {
      return label;
    }

    public double from() {
      return from;
    }

    public double to() {
      return to;
    }
  }

  /**
   * The errors over some cells; each is not a number where no cell was scored.
   *
   * @param scored cells with a true and a predicted depth
   * @param missing cells with a true depth that have no predicted one
   * @param absRel mean of |predicted - true| / true
   * @param rmse root of the mean squared difference, metres
   * @param rmseLog root of the mean squared difference of natural logarithms
   * @param delta1 share with max(predicted / true, true / predicted) under 1.25
   * @param delta2 the same under 1.25²
   * @param delta3 the same under 1.25³
   */
  public record Errors(
      long scored,
      long missing,
      double absRel,
      double rmse,
      double rmseLog,
      double delta1,
      double delta2,
      double delta3) {}

  private static final Range[] RANGES = Range.values();

  private final Sums[] byRange = new Sums[RANGES.length];

  /** Metrics of no cell yet. */
  public DepthMetrics() {
    for (int i = 0; i < byRange.length; i++) {
      byRange[i] = new Sums();
    }
  }

  /**
   * Scores one image. Depths of 0, negative ones and those that are not finite are no depths.
   *
   * @throws IllegalArgumentException if the rasters differ in size
   */
  public void add(MetricDepth truth, MetricDepth prediction) {
    if (truth.width() != prediction.width() || truth.height() != prediction.height()) {
      throw new IllegalArgumentException(
          "truth of "
              + truth.width()
              + "x"
              + truth.height()
              + " and prediction of "
              + prediction.width()
              + "x"
              + prediction.height()
              + " differ in size");
    }
    float[] trueMetres = truth.metres();
    float[] predictedMetres = prediction.metres();
    for (int i = 0; i < trueMetres.length; i++) {
      if (isDepth(trueMetres[i])) {
        Sums sums = byRange[rangeOf(trueMetres[i])];
        if (isDepth(predictedMetres[i])) {
          sums.add(trueMetres[i], predictedMetres[i]);
        } else {
          sums.missing++;
        }
      }
    }
  }

  /** Adds what another instance has counted. */
  public void merge(DepthMetrics other) {
    for (int i = 0; i < byRange.length; i++) {
      byRange[i].merge(other.byRange[i]);
    }
  }

  /** Errors over all depths. */
  public Errors errors() {
    Sums all = new Sums();
    for (Sums sums : byRange) {
      all.merge(sums);
    }
    return all.errors();
  }

  /** Errors over the cells whose true depth lies in a range. */
  public Errors errors(Range range) {
    return byRange[Arrays.asList(RANGES).indexOf(range)].errors();
  }

  private static boolean isDepth(float metres) {
    return metres > 0 && metres < Float.POSITIVE_INFINITY;
  }

  private static int rangeOf(float metres) {
    int range = RANGES.length - 1;
    while (metres < RANGES[range].from) {
      range--;
    }
    return range;
  }

  private static final class Sums {

    private long scored;
    private long missing;
    private double relative;
    private double squares;
    private double logSquares;
    private long within1;
    private long within2;
    private long within3;

    void add(double truth, double prediction) {
      double difference = prediction - truth;
      double ratio = prediction / truth;
      double log = Math.log(ratio);
      double larger = Math.max(ratio, 1 / ratio);
      scored++;
      relative += Math.abs(difference) / truth;
      squares += difference * difference;
      logSquares += log * log;
      within1 += larger < 1.25 ? 1 : 0;
      within2 += larger < 1.25 * 1.25 ? 1 : 0;
      within3 += larger < 1.25 * 1.25 * 1.25 ? 1 : 0;
    }

    void merge(Sums other) {
      scored += other.scored;
      missing += other.missing;
      relative += other.relative;
      squares += other.squares;
      logSquares += other.logSquares;
      within1 += other.within1;
      within2 += other.within2;
      within3 += other.within3;
    }

    Errors errors() {
      double n = scored;
      return new Errors(
          scored,
          missing,
          relative / n,
          Math.sqrt(squares / n),
          Math.sqrt(logSquares / n),
          within1 / n,
          within2 / n,
          within3 / n);
    }
  }
}
