package io.roadstream.trainer.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** One page with all its pictures inside. Not thread-safe. */
public final class HtmlPage {

  private static final String STYLE =
      """
      body{font:15px/1.5 system-ui,sans-serif;color:#222;background:#fafafa;max-width:1180px;\
      margin:2em auto;padding:0 1em}
      h1{font-size:1.6em;margin-bottom:.2em}h2{font-size:1.2em;margin-top:2em}
      table{border-collapse:collapse;background:#fff}
      th,td{border:1px solid #ddd;padding:.25em .7em;text-align:right}
      th{background:#f0f0f0}th:first-child,td:first-child{text-align:left}
      figure{margin:1em 0}figcaption{color:#555;font-size:.9em}
      img,svg{max-width:100%;height:auto;border:1px solid #ddd;background:#fff}
      p.note{color:#555}
      """;

  private final StringBuilder body = new StringBuilder();
  private final String title;

  /**
   * @param subtitle a line below the title
   */
  public HtmlPage(String title, String subtitle) {
    this.title = title;
    body.append("<h1>").append(Svg.escaped(title)).append("</h1>\n");
    note(subtitle);
  }

  /** Starts a section. */
  public HtmlPage section(String heading) {
    body.append("<h2>").append(Svg.escaped(heading)).append("</h2>\n");
    return this;
  }

  /** A sentence in grey. */
  public HtmlPage note(String text) {
    body.append("<p class=\"note\">").append(Svg.escaped(text)).append("</p>\n");
    return this;
  }

  /** A chart, as an SVG element. */
  public HtmlPage chart(String svg) {
    body.append("<figure>").append(svg).append("</figure>\n");
    return this;
  }

  /**
   * A picture.
   *
   * @param mediaType for example {@code image/jpeg}
   */
  public HtmlPage picture(byte[] encoded, String mediaType, String caption) {
    body.append("<figure><img alt=\"")
        .append(Svg.escaped(caption))
        .append("\" src=\"data:")
        .append(mediaType)
        .append(";base64,")
        .append(Base64.getEncoder().encodeToString(encoded))
        .append("\"><figcaption>")
        .append(Svg.escaped(caption))
        .append("</figcaption></figure>\n");
    return this;
  }

  /** A table; numbers should be formatted already. */
  public HtmlPage table(List<String> heads, List<List<String>> rows) {
    body.append("<table><tr>");
    heads.forEach(head -> body.append("<th>").append(Svg.escaped(head)).append("</th>"));
    body.append("</tr>\n");
    for (List<String> row : rows) {
      body.append("<tr>");
      row.forEach(cell -> body.append("<td>").append(Svg.escaped(cell)).append("</td>"));
      body.append("</tr>\n");
    }
    body.append("</table>\n");
    return this;
  }

  /** A number with so many digits behind the point, or a dash where it is none. */
  public static String number(double value, int digits) {
    return Double.isFinite(value) ? String.format(Locale.ROOT, "%." + digits + "f", value) : "–";
  }

  /** The whole document. */
  public String html() {
    return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>"
        + Svg.escaped(title)
        + "</title><style>"
        + STYLE
        + "</style></head><body>\n"
        + body
        + "</body></html>\n";
  }

  /** Writes the document. */
  public void write(Path file) {
    try {
      Files.writeString(file, html());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
