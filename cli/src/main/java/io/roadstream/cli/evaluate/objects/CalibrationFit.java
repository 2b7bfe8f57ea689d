package io.roadstream.cli.evaluate.objects;

import io.roadstream.cli.Percentiles;
import io.roadstream.perception.object.DepthStatistics;
import io.roadstream.perception.object.DistanceCalibration;
import io.roadstream.perception.object.DistanceCalibration.Knot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Learns the error of distances from objects whose truth is known: in each band of measured
 * distance the 10th, 50th and 90th percentile of the logarithmic error, in units of floor + spread.
 */
final class CalibrationFit {

  /** Upper ends of the bands, metres; the last is open. */
  private static final double[] BANDS = {8, 13, 20, 32, 50, 80, Double.POSITIVE_INFINITY};

  /** A band with fewer objects says nothing; its neighbours are used instead. */
  private static final int FEWEST = 40;

  private static final double FLOOR = 0.05;

  private final List<List<double[]>> bands = new ArrayList<>();

  CalibrationFit() {
    for (int i = 0; i < BANDS.length; i++) {
      bands.add(new ArrayList<>());
    }
  }

  /** Takes one object. */
  void add(double truth, DepthStatistics depth) {
    double scale = FLOOR + 1.4826 * depth.mad() / depth.median();
    int band = 0;
    while (depth.near() >= BANDS[band]) {
      band++;
    }
    bands
        .get(band)
        .add(new double[] {Math.log(truth / depth.near()) / scale, Math.log(depth.near())});
  }

  /**
   * What was learnt.
   *
   * @throws IllegalStateException if no band has enough objects
   */
  DistanceCalibration calibration() {
    List<Knot> knots = new ArrayList<>();
    for (List<double[]> band : bands) {
      if (band.size() >= FEWEST) {
        Percentiles errors = Percentiles.of(band.stream().map(sample -> sample[0]).toList());
        double metres =
            Math.exp(band.stream().mapToDouble(sample -> sample[1]).average().orElseThrow());
        knots.add(
            new Knot(
                rounded(metres),
                rounded(errors.at(0.1)),
                rounded(errors.at(0.5)),
                rounded(errors.at(0.9))));
      }
    }
    if (knots.isEmpty()) {
      throw new IllegalStateException(
          "too few objects to learn from: "
              + Arrays.toString(bands.stream().mapToInt(List::size).toArray())
              + " by band of distance, "
              + FEWEST
              + " are needed in one; give more --images");
    }
    return new DistanceCalibration(FLOOR, knots);
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
