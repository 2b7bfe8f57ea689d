package io.roadstream.perception.image;

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
