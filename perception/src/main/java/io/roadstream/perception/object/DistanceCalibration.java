package io.roadstream.perception.object;

import java.util.List;

/**
 * What was learnt, on scenes with exact truth, about the error of near distances: for a distance d
 * measured on depths whose robust spread is s (1.4826 times the median deviation, by the median),
 * the truth lies between d exp(low (floor + s)) and d exp(high (floor + s)) in 80 of 100 cases, and
 * its middle at d exp(middle (floor + s)). Between knots the three numbers are interpolated over
 * the logarithm of d, outside of them they stay as they are.
 *
 * <p>The numbers belong to a network and its data; {@link #SHIPPED} is the shipped bundle's.
 *
 * @param floor added to every spread: even a flat object's distance is uncertain
 * @param knots at rising distances, at least one
 */
public record DistanceCalibration(double floor, List<Knot> knots) {

  /** See {@code docs/objects.md} for how it was found. */
  public static final DistanceCalibration SHIPPED =
      new DistanceCalibration(
          0.05,
          List.of(
              new Knot(5.606, -0.844, 0.06, 1.52),
              new Knot(10.693, -0.519, 0.312, 1.52),
              new Knot(16.378, -0.549, 0.374, 1.609),
              new Knot(25.552, -0.631, 0.513, 1.881),
              new Knot(39.995, -1.06, 0.515, 2.326),
              new Knot(61.918, -1.246, 0.532, 2.801),
              new Knot(104.284, -4.63, 0.043, 3.087)));

  /** For depths without error: the distance is taken as it is. */
  public static final DistanceCalibration NONE =
      new DistanceCalibration(0.05, List.of(new Knot(1, -1, 0, 1)));

  private static final double NORMAL = 1.4826;

  /**
   * The error at one distance, in units of floor + spread.
   *
   * @param metres measured distance
   * @param low 10th percentile of ln(truth / measured)
   * @param middle 50th percentile
   * @param high 90th percentile
   */
  public record Knot(double metres, double low, double middle, double high) {}

  /**
   * @throws IllegalArgumentException if the floor is not positive, there are no knots, or they do
   *     not rise
   */
  public DistanceCalibration {
    knots = List.copyOf(knots);
    if (!(floor > 0) || knots.isEmpty()) {
      throw new IllegalArgumentException(
          "a distance calibration needs a floor above 0 and at least one knot, not "
              + floor
              + " and "
              + knots.size());
    }
    double before = 0;
    for (Knot knot : knots) {
      if (!(knot.metres() > before
          && knot.low() <= knot.middle()
          && knot.middle() <= knot.high())) {
        throw new IllegalArgumentException(
            "knots of a distance calibration must rise, each with low <= middle <= high: " + knots);
      }
      before = knot.metres();
    }
  }

  /** Distance and its interval. */
  RoadObject.Distance distance(DepthStatistics depth) {
    double scale = scale(depth);
    Knot at = at(depth.near());
    double near = depth.near() * Math.exp(at.middle() * scale);
    return new RoadObject.Distance(
        near,
        depth.near() * Math.exp(at.low() * scale),
        depth.near() * Math.exp(at.high() * scale));
  }

  /** By what errors are divided: floor + spread. */
  public double scale(DepthStatistics depth) {
    return floor + NORMAL * depth.mad() / depth.median();
  }

  private Knot at(double metres) {
    int above = 0;
    while (above < knots.size() && knots.get(above).metres() < metres) {
      above++;
    }
    if (above == 0 || above == knots.size()) {
      return knots.get(Math.max(0, above - 1));
    }
    return between(knots.get(above - 1), knots.get(above), metres);
  }

  private static Knot between(Knot a, Knot b, double metres) {
    double t = Math.log(metres / a.metres()) / Math.log(b.metres() / a.metres());
    return new Knot(
        metres,
        a.low() + t * (b.low() - a.low()),
        a.middle() + t * (b.middle() - a.middle()),
        a.high() + t * (b.high() - a.high()));
  }
}
