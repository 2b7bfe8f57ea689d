package io.roadstream.trainer.augment;

import java.util.Arrays;
import java.util.SplittableRandom;

/** One to four small patches of one colour each; what lies behind them is still to be told. */
final class Occlusion {

  private static final int MOST = 4;

  private Occlusion() {}

  static void apply(SplittableRandom random, float[] planes, int width, int height) {
    int patches = 1 + random.nextInt(MOST);
    for (int patch = 0; patch < patches; patch++) {
      int across = side(random, width);
      int down = side(random, height);
      int left = random.nextInt(width - across + 1);
      int top = random.nextInt(height - down + 1);
      for (int channel = 0; channel < 3; channel++) {
        float colour = (float) random.nextDouble();
        for (int y = top; y < top + down; y++) {
          int row = (channel * height + y) * width;
          Arrays.fill(planes, row + left, row + left + across, colour);
        }
      }
    }
  }

  /** A fortieth to an eighth of the picture's side. */
  private static int side(SplittableRandom random, int length) {
    return Math.max(1, (int) (length * (0.025 + 0.1 * random.nextDouble())));
  }
}
