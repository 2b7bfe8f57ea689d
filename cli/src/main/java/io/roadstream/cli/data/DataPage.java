package io.roadstream.cli.data;

import io.roadstream.cli.Json;
import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.metric.DepthHistogram;
import io.roadstream.trainer.data.DataSummary;
import io.roadstream.trainer.report.BarChart;
import io.roadstream.trainer.report.HtmlPage;
import io.roadstream.trainer.report.LineChart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Shows what is in a data set. */
final class DataPage {

  private DataPage() {}

  /** Writes {@code data.html} and {@code data.json}; returns the page's file. */
  static Path write(
      Path folder, Path root, String split, Map<String, Object> figures, DataSummary summary) {
    HtmlPage page =
        new HtmlPage(
            "Data set",
            root
                + ", "
                + split
                + ": "
                + figures.get("images")
                + " images, "
                + figures.get("unusable")
                + " unusable; void "
                + percent(summary.voidShare())
                + ", with depth "
                + percent(summary.depthShare()));
    page.chart(classes(summary)).chart(depth(summary.depth()));
    List<List<String>> rows = new ArrayList<>();
    summary.cities().forEach((city, count) -> rows.add(List.of(city, count.toString())));
    page.section("Images by city").table(List.of("city", "images"), rows);
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("data.json"), Json.pretty(figures) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Path file = folder.resolve("data.html");
    page.write(file);
    return file;
  }

  private static String classes(DataSummary summary) {
    double most = 0;
    for (int trainId = 0; trainId < CityscapesClasses.COUNT; trainId++) {
      most = Math.max(most, summary.share(trainId));
    }
    BarChart chart = new BarChart("Share of the labelled pixels, and images it occurs in", most);
    for (int trainId = 0; trainId < CityscapesClasses.COUNT; trainId++) {
      chart.add(
          CityscapesClasses.name(trainId),
          summary.share(trainId),
          percent(summary.share(trainId)) + " · " + summary.imagesOf(trainId),
          CityscapesClasses.rgb(trainId));
    }
    return chart.svg();
  }

  private static String depth(DepthHistogram depth) {
    double[] metres = new double[depth.bins()];
    double[] shares = new double[depth.bins()];
    for (int bin = 0; bin < metres.length; bin++) {
      metres[bin] = depth.metres(bin);
      shares[bin] = 100 * depth.share(bin);
    }
    return new LineChart("Distribution of depth", "metres", "% of the pixels in a bin")
        .logAcross()
        .add("depth", metres, shares)
        .svg();
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }
}
