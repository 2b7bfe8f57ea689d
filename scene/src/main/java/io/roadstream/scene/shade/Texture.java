package io.roadstream.scene.shade;

/**
 * A tileable grey pattern with averaged coarser levels; values 0..255, mean near 128. Immutable.
 */
public final class Texture {
  private final byte[][] levels;
  private final int size;

  private Texture(byte[][] levels, int size) {
    this.levels = levels;
    this.size = size;
  }

  /** Makes a texture from values in [0, 1]; {@code size} is a power of two. */
  static Texture of(float[] values, int size) {
    int count = Integer.numberOfTrailingZeros(size) + 1;
    byte[][] levels = new byte[count][];
    float[] current = values;
    int n = size;
    for (int level = 0; level < count; level++) {
      byte[] out = new byte[n * n];
      for (int i = 0; i < out.length; i++) {
        out[i] = (byte) Math.max(0, Math.min(255, Math.round(current[i] * 255)));
      }
      levels[level] = out;
      if (n > 1) {
        int m = n / 2;
        float[] half = new float[m * m];
        for (int y = 0; y < m; y++) {
          for (int x = 0; x < m; x++) {
            int i = 2 * y * n + 2 * x;
            half[y * m + x] =
                (current[i] + current[i + 1] + current[i + n] + current[i + n + 1]) / 4;
          }
        }
        current = half;
        n = m;
      }
    }
    return new Texture(levels, size);
  }

  /**
   * Returns the pattern in [0, 1], bilinear, at (u, v) in tiles; {@code footprint} is the sampled
   * width in tiles and selects the level.
   */
  public float at(float u, float v, float footprint) {
    int level = level(footprint * size);
    int n = size >> level;
    byte[] data = levels[level];
    float x = u * n;
    float y = v * n;
    int xi = floor(x);
    int yi = floor(y);
    float fx = x - xi;
    float fy = y - yi;
    int mask = n - 1;
    int x0 = xi & mask;
    int x1 = (xi + 1) & mask;
    int y0 = (yi & mask) * n;
    int y1 = ((yi + 1) & mask) * n;
    float a = data[y0 + x0] & 255;
    float b = data[y0 + x1] & 255;
    float c = data[y1 + x0] & 255;
    float d = data[y1 + x1] & 255;
    float top = a + (b - a) * fx;
    float bottom = c + (d - c) * fx;
    return (top + (bottom - top) * fy) * (1 / 255f);
  }

  private int level(float texels) {
    if (texels <= 1) {
      return 0;
    }
    int exponent = (Float.floatToRawIntBits(texels * 1.4f) >>> 23) - 127;
    return Math.min(exponent, levels.length - 1);
  }

  private static int floor(float x) {
    int i = (int) x;
    return x < i ? i - 1 : i;
  }
}
