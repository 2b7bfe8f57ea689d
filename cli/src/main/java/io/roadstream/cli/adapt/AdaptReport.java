package io.roadstream.cli.adapt;

import io.roadstream.cli.evaluate.Scoring;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the scenario showed.
 *
 * @param frames frames that were sent
 * @param lost frames of which a result is missing
 * @param duplicates results too many
 * @param rows how each model did in each city
 * @param delay what the exchange cost frames; null if there was none
 * @param swappedAt seconds from the start
 * @param trainedSeconds from the first labelled sample to the release
 * @param decision what the gate said
 * @param moments the course
 * @param events what to mark in it
 */
public record AdaptReport(
    long frames,
    long lost,
    long duplicates,
    List<Row> rows,
    @Nullable SwapDelay delay,
    @Nullable Double swappedAt,
    double trainedSeconds,
    String decision,
    List<Timeline.Moment> moments,
    List<Timeline.Event> events) {

  /** Most that the exchange may delay a frame, milliseconds. */
  static final double ALLOWED_DELAY = 500;

  /** How a model did in a city. */
  public record Row(String city, String model, int frames, double miou, double absRel) {

    static Row of(String city, String model, Seen seen) {
      return new Row(city, model, seen.frames(), seen.miou(), seen.absRel());
    }
  }

  /** Whether it showed what it is to show. */
  public boolean succeeded() {
    return shortcoming().isEmpty();
  }

  /** What it failed to show; empty if nothing. */
  public String shortcoming() {
    if (lost > 0 || duplicates > 0) {
      return lost + " frames lost, " + duplicates + " results too many";
    }
    if (delay == null) {
      return "the model was not exchanged: " + decision;
    }
    if (delay.extraMillis() > ALLOWED_DELAY) {
      return String.format(
          Locale.ROOT, "the exchange delayed a frame by %.0f ms", delay.extraMillis());
    }
    if (!(row("after").miou() > row("before").miou())) {
      return "mIoU in the other city did not rise";
    }
    return "";
  }

  private Row row(String model) {
    return rows.stream()
        .filter(each -> each.city().equals("harbour") && each.model().equals(model))
        .findFirst()
        .orElseThrow();
  }

  /** The figures by their names. */
  public Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("succeeded", succeeded());
    json.put("frames", frames);
    json.put("lost", lost);
    json.put("duplicates", duplicates);
    List<Object> table = new ArrayList<>();
    for (Row row : rows) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("city", row.city());
      entry.put("model", row.model());
      entry.put("frames", row.frames());
      entry.put("miou", Scoring.rounded(row.miou()));
      entry.put("absRel", Scoring.rounded(row.absRel()));
      table.add(entry);
    }
    json.put("accuracy", table);
    if (delay != null) {
      Map<String, Object> swap = new LinkedHashMap<>();
      swap.put("atSeconds", swappedAt);
      swap.put("usualMillis", Scoring.rounded(delay.usualMillis()));
      swap.put("worstMillis", Scoring.rounded(delay.worstMillis()));
      swap.put("extraMillis", Scoring.rounded(delay.extraMillis()));
      json.put("swap", swap);
    }
    json.put("secondsFromSamplesToRelease", Scoring.rounded(trainedSeconds));
    json.put("gate", decision);
    List<Object> course = new ArrayList<>();
    for (Timeline.Moment moment : moments) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("atSeconds", moment.at());
      entry.put("frames", moment.frames());
      entry.put("miou", Scoring.rounded(moment.miou()));
      entry.put("absRel", Scoring.rounded(moment.absRel()));
      course.add(entry);
    }
    json.put("course", course);
    json.put("events", events);
    return json;
  }

  /** Prints the figures for people. */
  public void print(PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%n%d frames: %d lost, %d duplicates%n%n%-12s %-8s %8s %8s %8s%n",
        frames,
        lost,
        duplicates,
        "city",
        "model",
        "frames",
        "mIoU",
        "AbsRel");
    for (Row row : rows) {
      out.printf(
          Locale.ROOT,
          "%-12s %-8s %8d %8.3f %8.3f%n",
          row.city(),
          row.model(),
          row.frames(),
          row.miou(),
          row.absRel());
    }
    out.printf(Locale.ROOT, "%nthe gate %s%n", decision);
    if (delay != null) {
      out.printf(
          Locale.ROOT,
          "%.0f s from the labelled samples to the release; the exchange delayed no frame by more"
              + " than %.0f ms (the slowest near it took %.0f ms, the slowest of 5 s usually %.0f"
              + " ms)%n",
          trainedSeconds,
          delay.extraMillis(),
          delay.worstMillis(),
          delay.usualMillis());
    }
    out.flush();
  }
}
