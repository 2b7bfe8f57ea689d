package io.roadstream.cli.demo;

import io.roadstream.cli.StageLatencies;
import io.roadstream.cli.evaluate.Scoring;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What a demo measured.
 *
 * @param totals every frame accounted for
 * @param fps frames a second whose objects came, all cameras together
 * @param latencies end to end and by stage
 * @param scoring against the truth
 * @param model name and version
 */
record DemoReport(
    Ledger.Totals totals, double fps, StageLatencies latencies, Scoring scoring, String model) {

  /** Whether every frame has exactly one of each result. */
  boolean flawless() {
    return totals.frames() > 0 && totals.lost() == 0 && totals.duplicates() == 0;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("frames", totals.frames());
    json.put("predictions", totals.predictions());
    json.put("masks", totals.masks());
    json.put("depth", totals.depth());
    json.put("objects", totals.objects());
    json.put("lost", totals.lost());
    json.put("duplicates", totals.duplicates());
    json.put("fps", Math.round(fps * 100) / 100.0);
    json.put("latencyMs", latencies.percentiles(StageLatencies.END_TO_END));
    json.put("stagesMs", latencies.byStage());
    json.put("miou", Scoring.rounded(scoring.miou()));
    json.put("absRel", Scoring.rounded(scoring.absRel()));
    json.put("scoredFrames", scoring.images());
    json.put("model", model);
    return json;
  }

  void print(PrintWriter out) {
    out.printf(Locale.ROOT, "%n  %-22s %8d%n", "frames sent", totals.frames());
    out.printf(Locale.ROOT, "  %-22s %8d%n", "predictions", totals.predictions());
    out.printf(Locale.ROOT, "  %-22s %8d%n", "masks", totals.masks());
    out.printf(Locale.ROOT, "  %-22s %8d%n", "depth maps", totals.depth());
    out.printf(Locale.ROOT, "  %-22s %8d%n", "objects records", totals.objects());
    out.printf(Locale.ROOT, "  %-22s %8d%n", "lost", totals.lost());
    out.printf(Locale.ROOT, "  %-22s %8d%n", "duplicates", totals.duplicates());
    out.printf(Locale.ROOT, "  %-22s %8.1f%n", "frames a second", fps);
    out.printf(Locale.ROOT, "%n  %-22s %8s %8s %8s%n", "latency, ms", "p50", "p95", "p99");
    line(out, "end to end", StageLatencies.END_TO_END);
    for (String stage : StageLatencies.STAGES) {
      line(out, "  " + stage, stage);
    }
    out.printf(
        Locale.ROOT,
        "%n  %-22s %8.3f   mean IoU over %d frames against the truth%n",
        "classes",
        scoring.miou(),
        scoring.images());
    out.printf(
        Locale.ROOT, "  %-22s %8.3f   mean relative error (AbsRel)%n", "depth", scoring.absRel());
    out.printf(Locale.ROOT, "  %-22s %s%n%n", "model", model);
  }

  private void line(PrintWriter out, String label, String stage) {
    Map<String, Double> percentiles = latencies.percentiles(stage);
    out.printf(
        Locale.ROOT,
        "  %-22s %8.1f %8.1f %8.1f%n",
        label,
        percentiles.get("p50"),
        percentiles.get("p95"),
        percentiles.get("p99"));
  }
}
