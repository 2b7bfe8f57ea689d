package io.roadstream.perception.object;

import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.mask.ClassMask;
import java.util.Random;

/** Random masks of few classes, from noise to large patches, and random depth codes. */
final class RandomFrames {

  private static final byte[] CLASSES = {0, 13, 13, 11, 6, (byte) ClassMask.VOID};

  private RandomFrames() {}

  static ClassMask mask(int width, int height, long seed) {
    Random random = new Random(seed);
    byte[] ids = new byte[width * height];
    int patches = random.nextInt(30);
    if (random.nextInt(4) == 0) {
      for (int i = 0; i < ids.length; i++) {
        ids[i] = CLASSES[random.nextInt(CLASSES.length)];
      }
    }
    for (int patch = 0; patch < patches; patch++) {
      byte id = CLASSES[random.nextInt(CLASSES.length)];
      int left = random.nextInt(width);
      int top = random.nextInt(height);
      int right = Math.min(width, left + 1 + random.nextInt(12));
      int bottom = Math.min(height, top + 1 + random.nextInt(8));
      for (int y = top; y < bottom; y++) {
        for (int x = left; x < right; x++) {
          ids[y * width + x] = id;
        }
      }
    }
    return new ClassMask(width, height, ids);
  }

  static DepthCodes depth(int width, int height, long seed) {
    Random random = new Random(seed);
    short[] codes = new short[width * height];
    int spread = 1 + random.nextInt(65_536);
    int invalidInTen = random.nextInt(11);
    for (int i = 0; i < codes.length; i++) {
      codes[i] =
          random.nextInt(10) < invalidInTen ? 0 : (short) (65_536 - 1 - random.nextInt(spread));
    }
    return new DepthCodes(width, height, codes);
  }

  /** Rows that rise and fall by steps around a limit, so that slopes and edges occur. */
  static DepthCodes slopes(int width, int height, long seed, int limit) {
    Random random = new Random(seed);
    short[] codes = new short[width * height];
    int step = 0;
    int code = 30_000;
    for (int i = 0; i < codes.length; i++) {
      if (random.nextInt(5) == 0) {
        step = random.nextInt(4 * limit) - 2 * limit;
      }
      code += step + random.nextInt(limit) - limit / 2;
      code = code < 5_000 || code > 60_000 ? 30_000 : code;
      codes[i] = (short) code;
    }
    return new DepthCodes(width, height, codes);
  }
}
