package io.roadstream.cli.adapt;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The report as one page of HTML that needs nothing else. */
public final class AdaptPage {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 240;
  private static final int LEFT = 46;
  private static final int LABEL_WIDTH = 30;
  private static final int BOTTOM = 24;
  private static final int TOP = 62;

  /** From here on a line every tenth is enough. */
  private static final double COARSE_FROM = 0.35;

  private static final String STYLE =
      "body{font:15px/1.5 system-ui,sans-serif;max-width:62rem;margin:2rem auto;padding:0 1rem;"
          + "color:#1c2330}h1{font-size:1.5rem}h2{font-size:1.1rem;margin:1.8rem 0 .4rem}"
          + "table{border-collapse:collapse}td,th{text-align:right;padding:.3rem .9rem;"
          + "border-bottom:1px solid #d8dde6}td:first-child,th:first-child,td:nth-child(2),"
          + "th:nth-child(2){text-align:left}svg{width:100%;height:auto}text{font-size:12px;"
          + "fill:#51607a}.good{color:#1c7c43}.bad{color:#b3261e}";

  private AdaptPage() {}

  /** The page of a report. */
  public static String html(AdaptReport report) {
    StringBuilder page = new StringBuilder(16_384);
    page.append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">")
        .append("<title>Roadstream: adapting to another city</title><style>")
        .append(STYLE)
        .append("</style></head><body><h1>Adapting to another city while frames flow</h1>");
    page.append(
        report.succeeded()
            ? "<p class=\"good\">The model was exchanged for a better one, and no frame was lost.</p>"
            : "<p class=\"bad\">" + escape(report.shortcoming()) + "</p>");
    page.append("<table><tr><th>City</th><th>Model</th><th>Frames</th><th>mIoU</th>")
        .append("<th>AbsRel</th></tr>");
    for (AdaptReport.Row row : report.rows()) {
      page.append(
          String.format(
              Locale.ROOT,
              "<tr><td>%s</td><td>%s</td><td>%d</td><td>%s</td><td>%s</td></tr>",
              escape(row.city()),
              row.model().equals("before") ? "as shipped" : "fine-tuned",
              row.frames(),
              number(row.miou()),
              number(row.absRel())));
    }
    page.append("</table>");
    curve(page, "mIoU over time", report, Timeline.Moment::miou);
    curve(page, "AbsRel over time", report, Timeline.Moment::absRel);
    facts(page, report);
    return page.append("</body></html>\n").toString();
  }

  private static void facts(StringBuilder page, AdaptReport report) {
    page.append(
        String.format(
            Locale.ROOT,
            "<h2>Frames</h2><p>%d sent, %d lost, %d results too many.</p>",
            report.frames(),
            report.lost(),
            report.duplicates()));
    SwapDelay delay = report.delay();
    if (delay != null) {
      page.append(
          String.format(
              Locale.ROOT,
              "<p>Around the exchange the slowest frame took %.0f ms from hand-over to its objects;"
                  + " the slowest of 5 s usually took %.0f ms: no frame was delayed by more than"
                  + " %.0f ms. From the labelled samples to the release it took %.0f s.</p>",
              delay.worstMillis(),
              delay.usualMillis(),
              delay.extraMillis(),
              report.trainedSeconds()));
    }
    page.append("<h2>The gate</h2><p>").append(escape(report.decision())).append("</p>");
  }

  private static void curve(
      StringBuilder page,
      String title,
      AdaptReport report,
      ToDoubleFunction<Timeline.Moment> value) {
    List<Timeline.Moment> moments =
        report.moments().stream()
            .filter(moment -> Double.isFinite(value.applyAsDouble(moment)))
            .toList();
    if (moments.isEmpty()) {
      return;
    }
    double end = moments.get(moments.size() - 1).at() + Timeline.MOMENT_SECONDS;
    double highest = moments.stream().mapToDouble(value).max().orElseThrow();
    double step = highest > COARSE_FROM ? 0.1 : 0.05;
    int lines = Math.max(1, (int) Math.ceil(highest / step));
    double top = lines * step;
    page.append(
        String.format(
            Locale.ROOT,
            "<h2>%s</h2><svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">"
                + "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"#f4f6fa\"/>",
            title,
            WIDTH,
            HEIGHT + TOP + BOTTOM,
            title,
            LEFT,
            TOP,
            WIDTH - LEFT,
            HEIGHT));
    for (int line = 0; line <= lines; line++) {
      double level = line * step;
      page.append(
          String.format(
              Locale.ROOT,
              "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#dfe4ec\"/>"
                  + "<text x=\"0\" y=\"%.1f\">%.2f</text>",
              LEFT,
              WIDTH,
              y(level, top),
              y(level, top),
              y(level, top) + 4,
              level));
    }
    for (double second = 0; second < end; second += 60) {
      double at = x(second, end);
      String anchor = second == 0 ? "start" : at > WIDTH - LABEL_WIDTH ? "end" : "middle";
      page.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%.0f min</text>",
              at,
              HEIGHT + TOP + BOTTOM - 6,
              anchor,
              second / 60));
    }
    events(page, report, end);
    StringBuilder points = new StringBuilder();
    for (Timeline.Moment moment : moments) {
      points.append(
          String.format(
              Locale.ROOT, "%.1f,%.1f ", x(moment.at(), end), y(value.applyAsDouble(moment), top)));
    }
    page.append("<polyline fill=\"none\" stroke=\"#2f6fb3\" stroke-width=\"2.5\" points=\"")
        .append(points)
        .append("\"/></svg>");
  }

  /** Labels take turns on four lines, so that neighbours do not cover each other. */
  private static void events(StringBuilder page, AdaptReport report, double end) {
    int line = 0;
    for (Timeline.Event event : report.events()) {
      double x = x(event.at(), end);
      boolean late = x > WIDTH * 0.7;
      int y = 12 + 14 * (line++ % 4);
      boolean swap = event.text().endsWith("takes over");
      page.append(
          String.format(
              Locale.ROOT,
              "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"%s\""
                  + " stroke-width=\"%s\"/><text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>",
              x,
              x,
              y + 3,
              HEIGHT + TOP,
              swap ? "#b3261e" : "#9aa7bd",
              swap ? "2" : "1",
              late ? x - 4 : x + 4,
              y,
              late ? "end" : "start",
              escape(event.text())));
    }
  }

  private static double x(double second, double end) {
    return LEFT + (WIDTH - LEFT) * second / end;
  }

  private static double y(double level, double top) {
    return TOP + HEIGHT * (1 - level / top);
  }

  private static String number(double value) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : "";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
