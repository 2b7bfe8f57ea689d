package io.roadstream.cli.render;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;

/** Text in pictures, in one typeface. */
final class Lettering {

  static final Color LIGHT = new Color(0xF1F3F4);
  static final Color FAINT = new Color(0x9AA0A6);

  private Lettering() {}

  static Font font(double size, boolean bold) {
    return new Font(Font.SANS_SERIF, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) size);
  }

  /** Width of a text in pixels. */
  static double width(Font font, String text) {
    return bounds(font, text).getWidth();
  }

  /** Height of a line in pixels: from the highest ascender to the lowest descender. */
  static double lineHeight(Font font) {
    return bounds(font, "Ag").getHeight();
  }

  /** Writes a line whose top left corner is given. */
  static void write(Graphics2D pen, Font font, Color colour, String text, double x, double y) {
    pen.setFont(font);
    pen.setColor(colour);
    pen.drawString(text, (float) x, (float) (y - bounds(font, text).getY()));
  }

  private static Rectangle2D bounds(Font font, String text) {
    return font.getStringBounds(text, new FontRenderContext(null, true, true));
  }
}
