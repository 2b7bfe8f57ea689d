package io.roadstream.cli.render;

import io.roadstream.perception.mask.CityscapesClasses;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the colours mean: a line or two of class swatches, then a bar of depths in metres. */
final class Legend {

  private static final double[] TICKS = {2, 5, 10, 20, 50, 100, 250};

  private final List<Integer> classes;
  private final Font font;
  private final int width;
  private final double line;
  private final double swatch;

  Legend(List<Integer> classes, Font font, int width) {
    this.classes = classes;
    this.font = font;
    this.width = width;
    this.line = Lettering.lineHeight(font);
    this.swatch = line * 0.72;
  }

  /** Height in pixels that {@link #draw} needs. */
  int height() {
    return (int) Math.ceil((classes.isEmpty() ? 0 : layOut(null, 0, 0) + line * 0.5) + barHeight());
  }

  void draw(Graphics2D pen, double x, double y) {
    double below = classes.isEmpty() ? y : y + layOut(pen, x, y) + line * 0.5;
    drawBar(pen, x, below);
  }

  /** Lays the swatches out in lines, draws them where a pen is given, and gives their height. */
  private double layOut(@Nullable Graphics2D pen, double x, double y) {
    double step = line * 1.25;
    double left = 0;
    double top = 0;
    for (int trainId : classes) {
      String name = CityscapesClasses.name(trainId);
      double needed = swatch + line * 0.35 + Lettering.width(font, name) + line;
      if (left > 0 && left + needed > width) {
        left = 0;
        top += step;
      }
      if (pen != null) {
        double inset = (line - swatch) / 2;
        pen.setColor(new Color(CityscapesClasses.rgb(trainId)));
        pen.fill(new RoundRectangle2D.Double(x + left, y + top + inset, swatch, swatch, 4, 4));
        pen.setColor(Lettering.FAINT);
        pen.draw(new RoundRectangle2D.Double(x + left, y + top + inset, swatch, swatch, 4, 4));
        Lettering.write(pen, font, Lettering.LIGHT, name, x + left + swatch + line * 0.35, y + top);
      }
      left += needed;
    }
    return top + step;
  }

  private double barHeight() {
    return line * 2;
  }

  private void drawBar(Graphics2D pen, double x, double y) {
    String name = "depth";
    double start = x + Lettering.width(font, name) + line * 0.6;
    double unitWidth = Lettering.width(font, "250 m");
    double length = Math.min(width - (start - x) - unitWidth, width * 0.5);
    double thick = line * 0.7;
    Lettering.write(pen, font, Lettering.LIGHT, name, x, y);
    double inset = (line - thick) / 2;
    for (int i = 0; i < (int) length; i++) {
      double metres =
          DepthColours.NEAREST_METRES
              * Math.pow(DepthColours.FARTHEST_METRES / DepthColours.NEAREST_METRES, i / length);
      pen.setColor(new Color(DepthColours.rgb(metres)));
      pen.fillRect((int) start + i, (int) (y + inset), 1, (int) thick);
    }
    for (double tick : TICKS) {
      double at = start + DepthColours.position(tick) * length;
      String text = tick == TICKS[TICKS.length - 1] ? (int) tick + " m" : "" + (int) tick;
      pen.setColor(Lettering.FAINT);
      pen.fillRect((int) Math.min(at, start + length - 1), (int) (y + inset + thick), 1, 4);
      Lettering.write(
          pen,
          font,
          Lettering.FAINT,
          text,
          at - Lettering.width(font, text) / 2,
          y + inset + thick + 4);
    }
  }
}
