package io.roadstream.cli.data;

import io.roadstream.perception.dataset.DatasetSurvey;
import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.metric.DepthHistogram;
import io.roadstream.trainer.data.DataSummary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The figures of a data set by name. */
final class DataFigures {

  private static final double[] RANGES = {0, 5, 10, 20, 30, 50, 80, 250};

  private DataFigures() {}

  static Map<String, Object> of(
      Path root, String split, DatasetSurvey survey, DataSummary summary) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("data", root.toString());
    figures.put("split", split);
    figures.put("images", survey.usable().size());
    figures.put("unusable", survey.problems().size());
    figures.put("cities", summary.cities());
    figures.put("sizes", summary.sizes());
    figures.put("voidShare", rounded(summary.voidShare()));
    figures.put("depthShare", rounded(summary.depthShare()));
    Map<String, Object> classes = new LinkedHashMap<>();
    Map<String, Object> images = new LinkedHashMap<>();
    for (int trainId = 0; trainId < CityscapesClasses.COUNT; trainId++) {
      classes.put(CityscapesClasses.name(trainId), rounded(summary.share(trainId)));
      images.put(CityscapesClasses.name(trainId), summary.imagesOf(trainId));
    }
    figures.put("classShares", classes);
    figures.put("imagesOfClass", images);
    figures.put("depthShares", ranges(summary.depth()));
    return figures;
  }

  private static Map<String, Object> ranges(DepthHistogram depth) {
    Map<String, Object> shares = new LinkedHashMap<>();
    for (int i = 0; i + 1 < RANGES.length; i++) {
      double share = 0;
      for (int bin = 0; bin < depth.bins(); bin++) {
        if (depth.metres(bin) >= RANGES[i] && depth.metres(bin) < RANGES[i + 1]) {
          share += depth.share(bin);
        }
      }
      shares.put(
          String.format(Locale.ROOT, "%.0f-%.0f m", RANGES[i], RANGES[i + 1]), rounded(share));
    }
    return shares;
  }

  private static double rounded(double value) {
    return Double.isFinite(value) ? Math.round(value * 1e5) / 1e5 : 0;
  }

  static void print(Map<String, Object> figures, PrintWriter out) {
    figures.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> several) {
            out.println(name);
            several.forEach((key, each) -> out.printf(Locale.ROOT, "  %-16s %s%n", key, each));
          } else {
            out.printf(Locale.ROOT, "%-18s %s%n", name, value);
          }
        });
  }
}
