package io.roadstream.benchmarks.image;

import io.roadstream.perception.image.RgbImage;
import java.util.Random;

/** Pictures to measure on. */
public final class Pictures {

  private Pictures() {}

  /** Waves of colour under sensor noise, always the same ones. */
  public static RgbImage waves(int width, int height) {
    Random random = new Random(1);
    byte[] data = new byte[width * height * 3];
    int at = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int channel = 0; channel < 3; channel++) {
          double value =
              128
                  + 60 * Math.sin(30.0 * x / width + channel)
                  + 40 * Math.cos(20.0 * y / height + 0.01 * x)
                  + 6 * random.nextGaussian();
          data[at++] = (byte) Math.min(Math.max(Math.round(value), 0), 255);
        }
      }
    }
    return new RgbImage(width, height, data);
  }
}
