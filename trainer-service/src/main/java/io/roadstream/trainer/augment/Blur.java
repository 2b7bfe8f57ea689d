package io.roadstream.trainer.augment;

import java.util.SplittableRandom;

/**
 * Three box filters in a row, near enough a Gaussian, or one along the rows only, as of a turning
 * camera.
 *
 * @param reach cells to each side of the box
 * @param passes times that the box is run
 * @param vertical whether columns are blurred too
 */
record Blur(int reach, int passes, boolean vertical) {

  static Blur draw(SplittableRandom random) {
    return random.nextInt(3) == 0
        ? new Blur(1 + random.nextInt(3), 1, false)
        : new Blur(1, 1 + random.nextInt(2), true);
  }

  void apply(float[] planes, int width, int height) {
    float[] line = new float[Math.max(width, height)];
    for (int pass = 0; pass < passes; pass++) {
      for (int start = 0; start < planes.length; start += width * height) {
        for (int y = 0; y < height; y++) {
          box(planes, start + y * width, 1, width, line);
        }
        for (int x = 0; vertical && x < width; x++) {
          box(planes, start + x, width, height, line);
        }
      }
    }
  }

  private void box(float[] values, int start, int stride, int count, float[] line) {
    for (int i = 0; i < count; i++) {
      line[i] = values[start + i * stride];
    }
    for (int i = 0; i < count; i++) {
      float sum = 0;
      for (int k = -reach; k <= reach; k++) {
        sum += line[Math.min(Math.max(i + k, 0), count - 1)];
      }
      values[start + i * stride] = sum / (2 * reach + 1);
    }
  }
}
