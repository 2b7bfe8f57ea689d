package io.roadstream.trainer.report;

import java.util.ArrayList;
import java.util.List;

/** Horizontal bars with their names and values, in the order in which they were added. */
public final class BarChart {

  private static final int WIDTH = 680;
  private static final int NAMES = 130;
  private static final int VALUES = 110;
  private static final int ROW = 22;
  private static final int HEAD = 32;
  private static final String INK = "#333333";

  private record Bar(String name, double value, String label, String colour) {}

  private final String title;
  private final double full;
  private final List<Bar> bars = new ArrayList<>();

  /**
   * @param full value of the longest possible bar
   */
  public BarChart(String title, double full) {
    this.title = title;
    this.full = full;
  }

  /**
   * Adds a bar.
   *
   * @param value at least 0; what is not a number has no bar
   * @param label what is written behind it
   * @param rgb {@code 0xRRGGBB}
   */
  public BarChart add(String name, double value, String label, int rgb) {
    bars.add(new Bar(name, value, label, String.format("#%06x", rgb)));
    return this;
  }

  /** The chart as an SVG element. */
  public String svg() {
    Svg svg = new Svg(WIDTH, HEAD + ROW * bars.size() + 6, title);
    svg.text(10, 18, "start", 14, INK, title);
    double room = WIDTH - NAMES - VALUES;
    for (int i = 0; i < bars.size(); i++) {
      Bar bar = bars.get(i);
      double y = HEAD + (double) i * ROW;
      double length = bar.value() > 0 ? Math.min(bar.value() / full, 1) * room : 0;
      svg.text(NAMES - 8.0, y + 15, "end", 12, INK, bar.name());
      svg.rectangle(NAMES, y + 3, room, ROW - 6.0, "#f1f1f1");
      svg.rectangle(NAMES, y + 3, length, ROW - 6.0, bar.colour());
      svg.text(NAMES + room + 8, y + 15, "start", 12, INK, bar.label());
    }
    return svg.done();
  }
}
