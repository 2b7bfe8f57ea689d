package io.roadstream.trainer.report;

import io.roadstream.trainer.evaluation.Scores;
import io.roadstream.trainer.loop.StepReport;
import io.roadstream.trainer.loop.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Keeps what a run reports: every report as a line of {@code training.csv}, and {@code
 * training.html} with the curves of losses and rate, rewritten after each validation. A resumed run
 * adds to the same files; reports that it repeats replace the earlier ones.
 */
public final class TrainingLog implements TrainingListener {

  private static final String HEAD =
      "phase,step,steps,segmentation,depth,rate,gradient,samplesPerSecond";

  private final Path csv;
  private final Path html;
  private final List<StepReport> reports = new ArrayList<>();
  private final List<List<String>> scores = new ArrayList<>();

  /**
   * @param folder is made where it is missing
   * @param resume whether to go on with what is there
   */
  public TrainingLog(Path folder, boolean resume) {
    this.csv = folder.resolve("training.csv");
    this.html = folder.resolve("training.html");
    try {
      Files.createDirectories(folder);
      if (resume && Files.exists(csv)) {
        Files.readAllLines(csv).stream().skip(1).map(TrainingLog::parse).forEach(reports::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use " + folder + " for the log", e);
    }
  }

  @Override
  public void onStep(StepReport report) {
    boolean repeated = reports.removeIf(earlier -> earlier.step() >= report.step());
    reports.add(report);
    try {
      if (repeated || reports.size() == 1 || Files.notExists(csv)) {
        List<String> lines = new ArrayList<>(List.of(HEAD));
        reports.forEach(each -> lines.add(line(each)));
        Files.write(csv, lines);
      } else {
        Files.writeString(
            csv, line(report) + "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + csv, e);
    }
    if (report.step() == report.steps()) {
      draw();
    }
  }

  @Override
  public void onScores(int step, Scores score) {
    scores.add(List.of(Integer.toString(step), score.toString()));
    draw();
  }

  private void draw() {
    if (reports.isEmpty()) {
      return;
    }
    StepReport last = reports.get(reports.size() - 1);
    HtmlPage page = new HtmlPage("Training", "step " + last.step() + " of " + last.steps());
    page.chart(chart("Cross-entropy", "nats a cell", StepReport::segmentation).svg());
    page.chart(chart("Depth loss", "before its weight", StepReport::depth).svg());
    page.chart(chart("Learning rate", "rate", StepReport::rate).svg());
    page.chart(chart("Gradient before clipping", "norm", StepReport::norm).logUpwards().svg());
    if (!scores.isEmpty()) {
      page.section("Validation").table(List.of("step", "figures"), scores);
    }
    page.write(html);
  }

  private LineChart chart(String title, String unit, ToDoubleFunction<StepReport> value) {
    double[] steps = reports.stream().mapToDouble(StepReport::step).toArray();
    double[] values = reports.stream().mapToDouble(value).toArray();
    return new LineChart(title, "step", unit).add(title, steps, values);
  }

  private static String line(StepReport r) {
    return String.format(
        Locale.ROOT,
        "%s,%d,%d,%.6f,%.6f,%.6e,%.4f,%.3f",
        r.phase(),
        r.step(),
        r.steps(),
        r.segmentation(),
        r.depth(),
        r.rate(),
        r.norm(),
        r.samplesPerSecond());
  }

  private static StepReport parse(String line) {
    String[] parts = line.split(",", -1);
    return new StepReport(
        parts[0],
        Integer.parseInt(parts[1]),
        Integer.parseInt(parts[2]),
        Double.parseDouble(parts[3]),
        Double.parseDouble(parts[4]),
        Double.parseDouble(parts[5]),
        Double.parseDouble(parts[6]),
        0,
        Double.parseDouble(parts[7]));
  }
}
