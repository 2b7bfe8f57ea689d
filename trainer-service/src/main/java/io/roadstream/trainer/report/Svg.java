package io.roadstream.trainer.report;

import java.util.Locale;

/** Collects the elements of one SVG image. Not thread-safe. */
final class Svg {

  private static final String FONT = "font-family=\"system-ui,sans-serif\"";

  private final StringBuilder elements = new StringBuilder();

  Svg(int width, int height, String title) {
    add(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                + " role=\"img\" %s><title>%s</title>",
            width,
            height,
            width,
            height,
            FONT,
            escaped(title)));
    add(
        String.format(
            Locale.ROOT, "<rect width=\"%d\" height=\"%d\" fill=\"#ffffff\"/>", width, height));
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private void add(String element) {
    elements.append(element).append('\n');
  }

  Svg rectangle(double x, double y, double width, double height, String fill) {
    add(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
            x,
            y,
            width,
            height,
            fill));
    return this;
  }

  Svg line(double x1, double y1, double x2, double y2, String colour) {
    add(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>",
            x1,
            y1,
            x2,
            y2,
            colour));
    return this;
  }

  /**
   * @param points {@code x,y} pairs, separated by spaces
   */
  Svg path(String points, String colour) {
    add(
        String.format(
            Locale.ROOT,
            "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.8\""
                + " stroke-linejoin=\"round\"/>",
            points,
            colour));
    return this;
  }

  /**
   * @param anchor {@code start}, {@code middle} or {@code end}
   */
  Svg text(double x, double y, String anchor, int size, String colour, String text) {
    add(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" font-size=\"%d\" fill=\"%s\">%s</text>",
            x,
            y,
            anchor,
            size,
            colour,
            escaped(text)));
    return this;
  }

  /** Text that reads upwards around a point. */
  Svg upright(double x, double y, String anchor, int size, String colour, String text) {
    add(
        String.format(
            Locale.ROOT,
            "<text transform=\"translate(%.1f %.1f) rotate(-90)\" text-anchor=\"%s\" font-size=\"%d\""
                + " fill=\"%s\">%s</text>",
            x,
            y,
            anchor,
            size,
            colour,
            escaped(text)));
    return this;
  }

  String done() {
    return elements + "</svg>\n";
  }
}
