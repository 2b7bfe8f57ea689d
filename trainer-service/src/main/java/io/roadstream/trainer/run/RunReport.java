package io.roadstream.trainer.run;

import io.roadstream.trainer.gate.Figures;
import io.roadstream.trainer.gate.GateDecision;
import io.roadstream.trainer.run.RunRecord.LossPoint;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A run's record as one page of HTML that needs nothing else. */
final class RunReport {

  private static final String STYLE =
      "body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;"
          + "color:#1c2330}h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}"
          + "table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.3rem .6rem;"
          + "border-bottom:1px solid #d8dde6;vertical-align:top}th{font-weight:600}"
          + ".state{display:inline-block;padding:.1rem .6rem;border-radius:1rem;background:#e6eaf1}"
          + ".RELEASED{background:#cfead8}.REFUSED,.FAILED{background:#f6d5d2}"
          + ".n{font-variant-numeric:tabular-nums}svg{width:100%;height:auto}";

  private static final int WIDTH = 800;
  private static final int HEIGHT = 180;

  private RunReport() {}

  static String html(RunRecord record) {
    RunSpec spec = record.spec();
    StringBuilder page = new StringBuilder(8192);
    page.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Run ")
        .append(escape(spec.id()))
        .append("</title><style>")
        .append(STYLE)
        .append("</style></head><body><h1>Run ")
        .append(escape(spec.id()))
        .append(" <span class=\"state ")
        .append(record.state())
        .append("\">")
        .append(record.state().name().toLowerCase(Locale.ROOT))
        .append("</span></h1><p>")
        .append(escape(record.message()))
        .append("</p>");
    GateDecision decision = record.decision();
    if (decision != null) {
      decision(page, decision);
    }
    losses(page, record.losses());
    specification(page, record);
    return page.append("</body></html>\n").toString();
  }

  private static void decision(StringBuilder page, GateDecision decision) {
    page.append("<h2>The gate</h2><table><tr><th>Rule</th><th>Found</th><th></th></tr>");
    for (GateDecision.Check check : decision.checks()) {
      row(page, check.rule(), check.found(), check.holds() ? "holds" : "does not hold");
    }
    page.append("</table><h2>Figures on held-out samples</h2><table><tr><th>Domain</th>")
        .append("<th>Model</th><th>Samples</th><th>mIoU</th><th>AbsRel</th></tr>");
    figures(page, "new", "production", decision.newProduction());
    figures(page, "new", "candidate", decision.newCandidate());
    figures(page, "old", "production", decision.oldProduction());
    figures(page, "old", "candidate", decision.oldCandidate());
    page.append("</table>");
  }

  private static void figures(StringBuilder page, String domain, String model, Figures figures) {
    row(
        page,
        domain,
        model,
        Integer.toString(figures.samples()),
        number(figures.miou()),
        number(figures.absRel()));
  }

  private static void losses(StringBuilder page, List<LossPoint> losses) {
    if (losses.size() > 1) {
      page.append("<h2>Losses</h2>");
      curve(page, "Cross-entropy", losses, LossPoint::segmentation);
      curve(page, "Depth", losses, LossPoint::depth);
    }
  }

  private static void curve(
      StringBuilder page, String name, List<LossPoint> losses, ToDoubleFunction<LossPoint> value) {
    double top = losses.stream().mapToDouble(value).filter(Double::isFinite).max().orElse(1);
    double last = losses.get(losses.size() - 1).step();
    StringBuilder points = new StringBuilder();
    for (LossPoint point : losses) {
      points.append(
          String.format(
              Locale.ROOT,
              "%.1f,%.1f ",
              (double) WIDTH * point.step() / last,
              HEIGHT - (HEIGHT - 20) * value.applyAsDouble(point) / Math.max(top, 1e-9)));
    }
    page.append(
        String.format(
            Locale.ROOT,
            "<p>%s, from 0 to %.4f over %.0f steps</p><svg viewBox=\"0 0 %d %d\" role=\"img\">"
                + "<rect width=\"%d\" height=\"%d\" fill=\"#f4f6fa\"/><polyline fill=\"none\""
                + " stroke=\"#2f6fb3\" stroke-width=\"2\" points=\"%s\"/></svg>",
            name,
            top,
            last,
            WIDTH,
            HEIGHT,
            WIDTH,
            HEIGHT,
            points));
  }

  private static void specification(StringBuilder page, RunRecord record) {
    RunSpec spec = record.spec();
    page.append("<h2>What it did</h2><table>");
    row(page, "Asked for", spec.created() + ", " + spec.trigger());
    row(page, "Started, ended", record.startedAt() + ", " + record.finishedAt());
    row(page, "Steps", record.step() + " of " + record.steps());
    row(page, "Fine-tuned", spec.parent() + " (SHA-256 " + spec.parentSha256() + ")");
    row(page, "New samples", spec.fresh() + " (partition:from-to), trained on " + record.samples());
    row(page, "Earlier samples", spec.earlier().toString());
    row(
        page,
        "Held out",
        spec.holdOut().share() + " of blocks of " + spec.holdOut().blockSeconds() + " s");
    row(page, "Old samples", spec.replay() + " of each batch, from " + spec.replayData());
    row(page, "Recipe", spec.preset() + " " + spec.settings());
    row(page, "Bundle", String.valueOf(record.bundle()));
    page.append("</table><p>Repeat it: <code>roadstream train --from-run ")
        .append(escape(spec.id()))
        .append("</code></p>");
  }

  private static void row(StringBuilder page, String... cells) {
    page.append("<tr>");
    for (String cell : cells) {
      page.append("<td class=\"n\">").append(escape(cell)).append("</td>");
    }
    page.append("</tr>");
  }

  private static String number(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4f", value) : "not known";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
