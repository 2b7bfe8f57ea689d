package io.roadstream.scene;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/**
 * Writes many scenes into one picture for a person to look at; run it with: output file, first
 * seed, columns, rows, width of a tile, frame index, mode (image, labels, depth), style.
 */
final class ContactSheet {
  private static final int[] PALETTE = {
    0x804080, 0xf423e8, 0x464646, 0x66669c, 0xbe9999, 0x999999, 0xfaaa1e, 0xdcdc00, 0x6b8e23,
    0x98fb98, 0x4682b4, 0xdc143c, 0xff0000, 0x00008e, 0x000046, 0x003c64, 0x005064, 0x0000e6,
    0x770b20
  };

  private ContactSheet() {}

  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    long seed = Long.parseLong(args[1]);
    int columns = Integer.parseInt(args[2]);
    int rows = Integer.parseInt(args[3]);
    int width = Integer.parseInt(args[4]);
    long index = Long.parseLong(args[5]);
    String mode = args.length > 6 ? args[6] : "image";
    CityStyle style = CityStyle.named(args.length > 7 ? args[7] : "temperate");
    int height = width / 2;
    BufferedImage sheet =
        new BufferedImage(columns * width, rows * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = sheet.createGraphics();
    for (int i = 0; i < columns * rows; i++) {
      SceneSettings settings =
          SceneSettings.builder().setSeed(seed + i).optSize(width, height).optStyle(style).build();
      try (SceneRenderer renderer = new SceneRenderer(settings)) {
        SceneFrame frame = renderer.render(index);
        BufferedImage tile =
            switch (mode) {
              case "labels" -> labels(frame);
              case "depth" -> depth(frame);
              default -> image(frame.left(), width, height);
            };
        g.drawImage(tile, i % columns * width, i / columns * height, null);
      }
    }
    g.dispose();
    write(sheet, file);
  }

  static BufferedImage image(byte[] rgb, int width, int height) {
    BufferedImage out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      int value =
          ((rgb[3 * i] & 255) << 16) | ((rgb[3 * i + 1] & 255) << 8) | (rgb[3 * i + 2] & 255);
      out.setRGB(i % width, i / width, value);
    }
    return out;
  }

  static BufferedImage labels(SceneFrame frame) {
    BufferedImage out =
        new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < frame.trainIds().length; i++) {
      int id = frame.trainIds()[i] & 255;
      out.setRGB(i % frame.width(), i / frame.width(), id < PALETTE.length ? PALETTE[id] : 0);
    }
    return out;
  }

  static BufferedImage depth(SceneFrame frame) {
    BufferedImage out =
        new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < frame.depth().length; i++) {
      double d = frame.depth()[i];
      float t = d <= 0 ? 1 : (float) Math.min(1, Math.max(0, Math.log(d / 3) / Math.log(80)));
      int value = d <= 0 ? 0 : java.awt.Color.HSBtoRGB(t * 0.72f, 0.9f, 1 - 0.6f * t);
      out.setRGB(i % frame.width(), i / frame.width(), value);
    }
    return out;
  }

  static void write(BufferedImage image, Path file) throws IOException {
    File target = file.toFile();
    if (!ImageIO.write(image, "png", target)) {
      throw new IOException("No PNG writer for " + file);
    }
  }
}
