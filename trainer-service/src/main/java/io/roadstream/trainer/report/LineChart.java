package io.roadstream.trainer.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines over one horizontal axis. Not thread-safe. */
public final class LineChart {

  private static final int WIDTH = 680;
  private static final int HEIGHT = 280;
  private static final int LEFT = 62;
  private static final int RIGHT = 16;
  private static final int TOP = 44;
  private static final int BOTTOM = 44;
  private static final String[] COLOURS = {"#1f6fd0", "#d9620f", "#2c8a4b", "#8b4fc0"};
  private static final String INK = "#333333";
  private static final String GRID = "#e4e4e4";

  private record Series(String name, double[] xs, double[] ys) {}

  private final String title;
  private final String across;
  private final String upwards;
  private final List<Series> series = new ArrayList<>();
  private boolean logAcross;
  private boolean logUpwards;

  /**
   * @param across what the horizontal axis shows, with its unit
   * @param upwards what the vertical axis shows, with its unit
   */
  public LineChart(String title, String across, String upwards) {
    this.title = title;
    this.across = across;
    this.upwards = upwards;
  }

  /** Makes the horizontal axis logarithmic; its values must be positive. */
  public LineChart logAcross() {
    logAcross = true;
    return this;
  }

  /** Makes the vertical axis logarithmic; its values must be positive. */
  public LineChart logUpwards() {
    logUpwards = true;
    return this;
  }

  /** Adds a line through points in the order of their x; arrays are of one length, not empty. */
  public LineChart add(String name, double[] xs, double[] ys) {
    if (xs.length != ys.length || xs.length == 0) {
      throw new IllegalArgumentException(
          name + " has " + xs.length + " x and " + ys.length + " y values");
    }
    series.add(new Series(name, xs.clone(), ys.clone()));
    return this;
  }

  /** The chart as an SVG element. */
  public String svg() {
    Svg svg = new Svg(WIDTH, HEIGHT, title);
    svg.text(LEFT, 18, "start", 14, INK, title);
    Axis x = axis(true, LEFT, (double) WIDTH - RIGHT);
    Axis y = axis(false, (double) HEIGHT - BOTTOM, TOP);
    for (double tick : x.ticks()) {
      svg.line(x.pixel(tick), TOP, x.pixel(tick), (double) HEIGHT - BOTTOM, GRID);
      svg.text(x.pixel(tick), HEIGHT - BOTTOM + 16.0, "middle", 11, INK, Axis.label(tick));
    }
    for (double tick : y.ticks()) {
      svg.line(LEFT, y.pixel(tick), (double) WIDTH - RIGHT, y.pixel(tick), GRID);
      svg.text(LEFT - 6.0, y.pixel(tick) + 4, "end", 11, INK, Axis.label(tick));
    }
    svg.text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 8.0, "middle", 12, INK, across);
    svg.upright(14, (TOP + HEIGHT - BOTTOM) / 2.0, "middle", 12, INK, upwards);
    for (int i = 0; i < series.size(); i++) {
      String colour = COLOURS[i % COLOURS.length];
      svg.path(points(series.get(i), x, y), colour);
      double at = LEFT + i * 170.0;
      svg.rectangle(at, 27, 14, 4, colour);
      svg.text(at + 20, 33, "start", 11, INK, series.get(i).name());
    }
    return svg.done();
  }

  private Axis axis(boolean horizontal, double from, double to) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Series line : series) {
      for (double value : horizontal ? line.xs() : line.ys()) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
    }
    boolean log = horizontal ? logAcross : logUpwards;
    if (!horizontal && !log) {
      low = Math.min(low, 0);
      high += (high - low) * 0.05;
    }
    return new Axis(low, high, from, to, log);
  }

  private static String points(Series line, Axis x, Axis y) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < line.xs().length; i++) {
      points.append(
          String.format(Locale.ROOT, "%.1f,%.1f ", x.pixel(line.xs()[i]), y.pixel(line.ys()[i])));
    }
    return points.toString();
  }
}
