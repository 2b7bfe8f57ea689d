package io.roadstream.perception.plane;

import java.util.Random;

/** Random planes with long runs, as masks and depth have, and with noise. */
final class Planes {

  private Planes() {}

  static byte[] bytes(int width, int height, int bits, long seed) {
    short[] values = shorts(width, height, bits, seed);
    byte[] plane = new byte[values.length];
    for (int i = 0; i < plane.length; i++) {
      plane[i] = (byte) values[i];
    }
    return plane;
  }

  static short[] shorts(int width, int height, int bits, long seed) {
    Random random = new Random(seed);
    short[] plane = new short[width * height];
    int chanceOfChange = 1 + random.nextInt(100);
    int value = 0;
    for (int i = 0; i < plane.length; i++) {
      if (random.nextInt(100) < chanceOfChange) {
        value = random.nextInt(1 << bits);
      }
      plane[i] = (short) value;
    }
    return plane;
  }
}
