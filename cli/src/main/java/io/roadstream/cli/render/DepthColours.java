package io.roadstream.cli.render;

import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.image.RgbImage;

/**
 * Paints depth: near is light yellow, far is dark violet, no depth is grey. Equal steps of the
 * depth's logarithm look equally large, since the lightness (Oklab) falls evenly with it.
 */
public final class DepthColours {

  /** Depth that gets the lightest colour, metres; nearer looks the same. */
  public static final double NEAREST_METRES = 2;

  /** Depth that gets the darkest colour, metres; farther looks the same. */
  public static final double FARTHEST_METRES = 250;

  /** The colour of "no depth". */
  public static final int NO_DEPTH = 0x3C4043;

  private static final int STEPS = 512;
  private static final int[] RAMP = new int[STEPS];

  static {
    for (int i = 0; i < STEPS; i++) {
      double nearness = 1 - i / (STEPS - 1.0);
      double lightness = 0.15 + 0.82 * nearness;
      double chroma = 0.04 + 0.14 * Math.sin(Math.PI * Math.pow(nearness, 0.8));
      double hue = 285 + 180 * nearness;
      RAMP[i] = Oklab.rgb(lightness, chroma, hue);
    }
  }

  private DepthColours() {}

  /** The colour {@code 0xRRGGBB} of a depth in metres; 0 or less is "no depth". */
  public static int rgb(double metres) {
    return metres > 0 ? RAMP[(int) Math.round(position(metres) * (STEPS - 1))] : NO_DEPTH;
  }

  /** Where a depth stands on the ramp: 0 nearest, 1 farthest. */
  static double position(double metres) {
    double position =
        Math.log(metres / NEAREST_METRES) / Math.log(FARTHEST_METRES / NEAREST_METRES);
    return Math.min(Math.max(position, 0), 1);
  }

  /** The depth map as an image of its size. */
  public static RgbImage paint(MetricDepth depth) {
    float[] metres = depth.metres();
    byte[] rgb = new byte[metres.length * 3];
    for (int i = 0, to = 0; i < metres.length; i++) {
      int colour = rgb(metres[i]);
      rgb[to++] = (byte) (colour >> 16);
      rgb[to++] = (byte) (colour >> 8);
      rgb[to++] = (byte) colour;
    }
    return new RgbImage(depth.width(), depth.height(), rgb);
  }
}
