package io.roadstream.cli.render;

import io.roadstream.perception.image.RgbImage;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** Moves pixels between {@link RgbImage} and Java 2D without loss. */
final class Rasters {

  private Rasters() {}

  static BufferedImage buffered(RgbImage image) {
    BufferedImage buffered = empty(image.width(), image.height());
    int[] pixels = pixels(buffered);
    byte[] data = image.data();
    for (int i = 0, from = 0; i < pixels.length; i++, from += 3) {
      pixels[i] =
          (data[from] & 0xFF) << 16 | (data[from + 1] & 0xFF) << 8 | (data[from + 2] & 0xFF);
    }
    return buffered;
  }

  /**
   * @param image of type {@link BufferedImage#TYPE_INT_RGB}
   */
  static RgbImage rgb(BufferedImage image) {
    int[] pixels = pixels(image);
    byte[] data = new byte[pixels.length * 3];
    for (int i = 0, to = 0; i < pixels.length; i++) {
      data[to++] = (byte) (pixels[i] >> 16);
      data[to++] = (byte) (pixels[i] >> 8);
      data[to++] = (byte) pixels[i];
    }
    return new RgbImage(image.getWidth(), image.getHeight(), data);
  }

  static BufferedImage empty(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
  }

  static int[] pixels(BufferedImage image) {
    return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }

  /** A pen that draws smooth lines, text and scaled images; the caller disposes of it. */
  static Graphics2D pen(BufferedImage image) {
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
    return pen;
  }
}
