package io.roadstream.ingest;

import io.roadstream.perception.image.ImageEncoder;
import io.roadstream.perception.image.RgbImage;
import java.util.Random;

/** Small made-up pictures. */
public final class TestImages {

  private TestImages() {}

  /** A smooth picture whose shade tells its number apart. */
  public static RgbImage picture(int width, int height, int number) {
    byte[] data = new byte[width * height * 3];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = (y * width + x) * 3;
        data[at] = (byte) (x * 255 / width);
        data[at + 1] = (byte) (y * 255 / height);
        data[at + 2] = (byte) (number * 40);
      }
    }
    return new RgbImage(width, height, data);
  }

  /** A picture that does not compress well. */
  public static RgbImage noise(int width, int height) {
    byte[] data = new byte[width * height * 3];
    new Random(1).nextBytes(data);
    return new RgbImage(width, height, data);
  }

  public static byte[] jpeg(int width, int height, int number) {
    return ImageEncoder.jpeg(picture(width, height, number), 90);
  }

  public static byte[] png(int width, int height, int number) {
    return ImageEncoder.png(picture(width, height, number), 1);
  }
}
