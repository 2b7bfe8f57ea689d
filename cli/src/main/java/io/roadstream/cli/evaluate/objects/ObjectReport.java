package io.roadstream.cli.evaluate.objects;

import io.roadstream.cli.evaluate.Scoring;
import io.roadstream.cli.evaluate.objects.DistanceTable.Way;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.object.DistanceCalibration;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells what an evaluation found, as tables or as JSON. */
final class ObjectReport {

  private final ObjectEvaluation evaluation;

  ObjectReport(ObjectEvaluation evaluation) {
    this.evaluation = evaluation;
  }

  /** All figures by their names. */
  Map<String, Object> figures(ModelBundle bundle, String input, DistanceCalibration calibration) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("model", bundle.manifest().name() + " " + bundle.manifest().version());
    figures.put("input", input.toLowerCase(Locale.ROOT));
    Map<String, Object> classes = new LinkedHashMap<>();
    evaluation
        .instances()
        .byClass()
        .forEach(
            (trainId, tally) -> {
              Map<String, Object> one = new LinkedHashMap<>();
              one.put("instances", tally.instances());
              one.put("recall", Scoring.rounded(tally.recall()));
              one.put("precision", Scoring.rounded(tally.precision()));
              classes.put(CityscapesClasses.name(trainId), one);
            });
    figures.put("instances", classes);
    DistanceTable table = evaluation.distances();
    List<Map<String, Object>> ranges = new ArrayList<>();
    for (int range = 0; range < DistanceTable.RANGES.length; range++) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("range", name(range));
      row.put("objects", table.objects(range));
      for (Way way : Way.values()) {
        Map<String, Object> errors = new LinkedHashMap<>();
        errors.put("median", Scoring.rounded(table.percentile(way, range, 0.5)));
        errors.put("p90", Scoring.rounded(table.percentile(way, range, 0.9)));
        row.put(way.label(), errors);
      }
      row.put("coverage", Scoring.rounded(table.coverage(range)));
      ranges.add(row);
    }
    figures.put("distance", ranges);
    figures.put("coverage", Scoring.rounded(table.coverage(-1)));
    figures.put("calibration", calibration);
    return figures;
  }

  void print(PrintWriter out) {
    out.printf("%-14s %9s %9s %9s%n", "class", "instances", "recall", "precision");
    evaluation
        .instances()
        .byClass()
        .forEach(
            (trainId, tally) ->
                out.printf(
                    Locale.ROOT,
                    "%-14s %9d %9.3f %9.3f%n",
                    CityscapesClasses.name(trainId),
                    tally.instances(),
                    tally.recall(),
                    tally.precision()));
    DistanceTable table = evaluation.distances();
    out.printf("%nrelative error of distance, median / p90%n%-10s %8s", "range", "objects");
    for (Way way : Way.values()) {
      out.printf(" %21s", way.label());
    }
    out.printf(" %10s%n", "in interval");
    for (int range = 0; range < DistanceTable.RANGES.length; range++) {
      out.printf("%-10s %8d", name(range), table.objects(range));
      for (Way way : Way.values()) {
        out.printf(
            Locale.ROOT,
            " %12.1f%% / %4.1f%%",
            100 * table.percentile(way, range, 0.5),
            100 * table.percentile(way, range, 0.9));
      }
      out.printf(Locale.ROOT, " %9.1f%%%n", 100 * table.coverage(range));
    }
    out.printf(Locale.ROOT, "the interval holds the truth of %.1f%%%n", 100 * table.coverage(-1));
  }

  void print(PrintWriter out, DistanceCalibration calibration) {
    out.printf(
        Locale.ROOT,
        "%nroadstream.postproc.objects:%n  calibration-floor: %s%n  calibration:%n",
        calibration.floor());
    for (DistanceCalibration.Knot knot : calibration.knots()) {
      out.printf(
          Locale.ROOT,
          "    - {metres: %s, low: %s, middle: %s, high: %s}%n",
          knot.metres(),
          knot.low(),
          knot.middle(),
          knot.high());
    }
  }

  private static String name(int range) {
    double to = DistanceTable.RANGES[range];
    double from = range == 0 ? 0 : DistanceTable.RANGES[range - 1];
    return Double.isInfinite(to)
        ? String.format(Locale.ROOT, "%.0f+ m", from)
        : String.format(Locale.ROOT, "%.0f-%.0f m", from, to);
  }
}
