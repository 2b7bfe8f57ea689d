package io.roadstream.perception.image;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Pictures for tests. */
public final class TestImages {

  private TestImages() {}

  /** Smooth waves of colour with a little noise, from a seed. */
  public static RgbImage waves(int width, int height, long seed) {
    Random random = new Random(seed);
    double phase = random.nextDouble() * 6;
    byte[] data = new byte[width * height * 3];
    int at = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int channel = 0; channel < 3; channel++) {
          double value =
              128
                  + 60 * Math.sin(phase + 12.0 * x / width + channel)
                  + 40 * Math.cos(phase + 9.0 * y / height + 0.01 * x)
                  + random.nextGaussian() * 3;
          data[at++] = (byte) Math.min(Math.max(Math.round(value), 0), 255);
        }
      }
    }
    return new RgbImage(width, height, data);
  }

  /** A rough street: sky, houses with windows, road, sidewalks and a few cars, from a seed. */
  public static RgbImage street(int width, int height, long seed) {
    BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = canvas.createGraphics();
    Random random = new Random(seed);
    int horizon = height * (40 + random.nextInt(15)) / 100;
    pen.setPaint(
        new GradientPaint(0, 0, new Color(90, 140, 200), 0, horizon, new Color(210, 220, 230)));
    pen.fillRect(0, 0, width, horizon);
    pen.setColor(new Color(120, 120, 110));
    pen.fillRect(0, horizon, width, height);
    pen.setColor(new Color(70, 70, 75));
    pen.fillPolygon(
        new int[] {width * 48 / 100, width * 52 / 100, width * 95 / 100, width * 5 / 100},
        new int[] {horizon, horizon, height, height},
        4);
    for (int x = 0; x < width; x += width / 12) {
      int top = horizon - random.nextInt(horizon);
      pen.setColor(new Color(90 + random.nextInt(90), 80 + random.nextInt(70), 80));
      if (Math.abs(x - width / 2) > width / 8) {
        pen.fillRect(x, top, width / 12, horizon - top + height / 20);
        pen.setColor(new Color(40, 50, 70));
        for (int y = top + 4; y < horizon - 8; y += height / 16) {
          pen.fillRect(x + width / 60, y, width / 60, height / 32);
          pen.fillRect(x + width / 20, y, width / 60, height / 32);
        }
      }
    }
    for (int car = 0; car < 5; car++) {
      int side = width / 30 + random.nextInt(width / 8);
      int x = random.nextInt(width - side);
      int y = horizon + random.nextInt(height / 5);
      pen.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256)));
      pen.fillRoundRect(x, y, side, side * 2 / 3, side / 4, side / 4);
      pen.setColor(Color.BLACK);
      pen.fillOval(x, y + side / 2, side / 4, side / 4);
      pen.fillOval(x + side * 3 / 4, y + side / 2, side / 4, side / 4);
    }
    pen.dispose();
    byte[] data = new byte[width * height * 3];
    for (int i = 0; i < width * height; i++) {
      int rgb = canvas.getRGB(i % width, i / width);
      for (int channel = 0; channel < 3; channel++) {
        int value = (rgb >> (16 - 8 * channel)) & 0xFF;
        double noisy = value + random.nextGaussian() * 4;
        data[3 * i + channel] = (byte) Math.min(Math.max(Math.round(noisy), 0), 255);
      }
    }
    return new RgbImage(width, height, data);
  }

  /** Nothing but noise, from a seed. */
  public static RgbImage noise(int width, int height, long seed) {
    byte[] data = new byte[width * height * 3];
    new Random(seed).nextBytes(data);
    return new RgbImage(width, height, data);
  }

  /** One colour. */
  public static RgbImage plain(int width, int height, int red, int green, int blue) {
    byte[] data = new byte[width * height * 3];
    for (int at = 0; at < data.length; at += 3) {
      data[at] = (byte) red;
      data[at + 1] = (byte) green;
      data[at + 2] = (byte) blue;
    }
    return new RgbImage(width, height, data);
  }
}
