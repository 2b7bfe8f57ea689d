package io.roadstream.cli.render;

import io.roadstream.perception.image.RgbImage;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * A sheet of pictures in equal tiles, each with a caption, under a title and above a legend of the
 * classes that occur and of the depth colours. Not thread-safe.
 */
public final class PictureGrid {

  private static final Color SHEET = new Color(0x16181C);
  private static final Color BEHIND_CAPTION = new Color(0, 0, 0, 150);

  private final int columns;
  private final int tileWidth;
  private final String title;
  private final String subtitle;
  private final List<Tile> tiles = new ArrayList<>();
  private List<Integer> classes = List.of();

  private record Tile(String caption, RgbImage picture) {}

  /**
   * @param columns tiles in a row
   * @param tileWidth width of a tile in pixels; its height follows the first picture's shape
   * @param title first line
   * @param subtitle second line, in smaller letters
   */
  public PictureGrid(int columns, int tileWidth, String title, String subtitle) {
    if (columns < 1 || tileWidth < 32) {
      throw new IllegalArgumentException(
          "a grid of " + columns + " columns of " + tileWidth + " pixels has no room");
    }
    this.columns = columns;
    this.tileWidth = tileWidth;
    this.title = title;
    this.subtitle = subtitle;
  }

  int tileWidth() {
    return tileWidth;
  }

  /** Adds a tile to the right of the last, or at the start of the next row. */
  public PictureGrid add(String caption, RgbImage picture) {
    tiles.add(new Tile(caption, picture));
    return this;
  }

  /** The trainIds that the legend explains, in this order. */
  public PictureGrid legend(List<Integer> trainIds) {
    classes = List.copyOf(trainIds);
    return this;
  }

  /**
   * Draws the sheet.
   *
   * @throws IllegalStateException if no tile was added
   */
  public RgbImage draw() {
    if (tiles.isEmpty()) {
      throw new IllegalStateException("the grid has no tiles");
    }
    RgbImage first = tiles.get(0).picture();
    int tileHeight = Math.max(1, Math.round((float) tileWidth * first.height() / first.width()));
    int gap = Math.max(3, tileWidth / 90);
    int margin = gap * 3;
    int width = 2 * margin + columns * tileWidth + (columns - 1) * gap;
    int rows = (tiles.size() + columns - 1) / columns;

    double size = Math.max(10, width / 88.0);
    Font titleFont = Lettering.font(size * 1.45, true);
    Font textFont = Lettering.font(size, false);
    int headHeight =
        (int) Math.ceil(Lettering.lineHeight(titleFont) + Lettering.lineHeight(textFont) + gap);
    Legend legend = new Legend(classes, textFont, width - 2 * margin);
    int height =
        margin + headHeight + gap * 2 + rows * (tileHeight + gap) + gap + legend.height() + margin;

    BufferedImage sheet = Rasters.empty(width, height);
    Graphics2D pen = Rasters.pen(sheet);
    try {
      pen.setColor(SHEET);
      pen.fillRect(0, 0, width, height);
      Lettering.write(pen, titleFont, Lettering.LIGHT, title, margin, margin);
      Lettering.write(
          pen,
          textFont,
          Lettering.FAINT,
          subtitle,
          margin,
          margin + Lettering.lineHeight(titleFont) + gap * 0.5);
      int top = margin + headHeight + gap * 2;
      for (int i = 0; i < tiles.size(); i++) {
        int x = margin + i % columns * (tileWidth + gap);
        int y = top + i / columns * (tileHeight + gap);
        pen.drawImage(shrunk(tiles.get(i).picture(), tileWidth, tileHeight), x, y, null);
        caption(pen, tiles.get(i).caption(), x, y);
      }
      legend.draw(pen, margin, top + rows * (tileHeight + gap) + gap);
    } finally {
      pen.dispose();
    }
    return Rasters.rgb(sheet);
  }

  /** What a caption will cover of a picture, in the picture's pixels. */
  Rectangle2D covered(String caption, int pictureWidth) {
    Rectangle2D box = captionBox(caption);
    double scale = (double) pictureWidth / tileWidth;
    return new Rectangle2D.Double(0, 0, box.getMaxX() * scale, box.getMaxY() * scale);
  }

  private void caption(Graphics2D pen, String text, int x, int y) {
    Rectangle2D box = captionBox(text);
    double pad = box.getX();
    pen.setColor(BEHIND_CAPTION);
    pen.fill(
        new RoundRectangle2D.Double(x + pad, y + pad, box.getWidth(), box.getHeight(), pad, pad));
    Lettering.write(pen, captionFont(), Lettering.LIGHT, text, x + 2 * pad, y + 1.5 * pad);
  }

  /** Where a caption stands in its tile. */
  private Rectangle2D captionBox(String text) {
    Font font = captionFont();
    double pad = font.getSize2D() * 0.45;
    return new Rectangle2D.Double(
        pad, pad, Lettering.width(font, text) + 2 * pad, Lettering.lineHeight(font) + pad);
  }

  private Font captionFont() {
    return Lettering.font(Math.max(10, tileWidth / 36.0), true);
  }

  /** Halves while that is still too large, then scales: a single large step would leave jags. */
  private static BufferedImage shrunk(RgbImage picture, int width, int height) {
    BufferedImage current = Rasters.buffered(picture);
    while (current.getWidth() >= 2 * width && current.getHeight() >= 2 * height) {
      current = scaled(current, current.getWidth() / 2, current.getHeight() / 2);
    }
    return current.getWidth() == width && current.getHeight() == height
        ? current
        : scaled(current, width, height);
  }

  private static BufferedImage scaled(BufferedImage picture, int width, int height) {
    BufferedImage scaled = Rasters.empty(width, height);
    Graphics2D pen = Rasters.pen(scaled);
    try {
      pen.drawImage(picture, 0, 0, width, height, null);
    } finally {
      pen.dispose();
    }
    return scaled;
  }
}
