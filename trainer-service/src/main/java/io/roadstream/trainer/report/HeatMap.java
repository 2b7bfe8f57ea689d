package io.roadstream.trainer.report;

import java.util.List;
import java.util.Locale;

/**
 * A table of shares as shades: rows are what is true, columns what was told.
 *
 * @param title above it
 * @param names of rows and columns
 * @param shares rows of values in 0..1; what is not a number stays empty
 */
public record HeatMap(String title, List<String> names, double[][] shares) {

  private static final int CELL = 30;
  private static final int LEFT = 110;
  private static final int TOP = 118;
  private static final String INK = "#333333";

  /** The table as an SVG element. */
  public String svg() {
    int side = names.size() * CELL;
    Svg svg = new Svg(LEFT + side + 12, TOP + side + 12, title);
    svg.text(10, 18, "start", 14, INK, title);
    for (int row = 0; row < names.size(); row++) {
      double y = TOP + (double) row * CELL;
      svg.text(LEFT - 8.0, y + 19, "end", 12, INK, names.get(row));
      svg.upright(LEFT + row * CELL + 19.0, TOP - 8.0, "start", 12, INK, names.get(row));
      for (int column = 0; column < names.size(); column++) {
        cell(svg, LEFT + (double) column * CELL, y, shares[row][column]);
      }
    }
    return svg.done();
  }

  private static void cell(Svg svg, double x, double y, double share) {
    if (!(share >= 0)) {
      svg.rectangle(x, y, CELL - 1.0, CELL - 1.0, "#f4f4f4");
      return;
    }
    svg.rectangle(x, y, CELL - 1.0, CELL - 1.0, shade(share));
    if (share >= 0.005) {
      String ink = share > 0.5 ? "#ffffff" : INK;
      String text = String.format(Locale.ROOT, "%.0f", share * 100);
      svg.text(x + CELL / 2.0, y + 19, "middle", 11, ink, text);
    }
  }

  /** White to dark blue, by the root: small confusions are to be seen. */
  private static String shade(double share) {
    double depth = Math.sqrt(share);
    return String.format(
        "#%02x%02x%02x",
        Math.round(250 - 230 * depth),
        Math.round(250 - 180 * depth),
        Math.round(252 - 110 * depth));
  }
}
