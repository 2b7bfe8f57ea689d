package io.roadstream.scene.shade;

/**
 * A tileable grey pattern with averaged coarser levels; values 0..255, mean near 128. Immutable.
 *
 * <p>Each texel holds itself and its neighbours to the right, below and below right, a byte each
 * from the lowest, so that a bilinear sample reads one word.
 */
public final class Texture {
  /** Each byte as a share of the largest: looking it up takes less than converting it. */
  private static final float[] SHARE = new float[256];

  static {
    for (int i = 0; i < SHARE.length; i++) {
      SHARE[i] = i / 255f;
    }
  }

  private final int[][] levels;
  private final int size;

  private Texture(int[][] levels, int size) {
    this.levels = levels;
    this.size = size;
  }

  /** Makes a texture from values in [0, 1]; {@code size} is a power of two. */
  static Texture of(float[] values, int size) {
    int count = Integer.numberOfTrailingZeros(size) + 1;
    int[][] levels = new int[count][];
    float[] current = values;
    int n = size;
    for (int level = 0; level < count; level++) {
      byte[] out = new byte[n * n];
      for (int i = 0; i < out.length; i++) {
        out[i] = (byte) Math.max(0, Math.min(255, Math.round(current[i] * 255)));
      }
      levels[level] = withNeighbours(out, n);
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

  private static int[] withNeighbours(byte[] texels, int n) {
    int mask = n - 1;
    int[] out = new int[texels.length];
    for (int y = 0; y < n; y++) {
      int below = ((y + 1) & mask) * n;
      for (int x = 0; x < n; x++) {
        int right = (x + 1) & mask;
        out[y * n + x] =
            (texels[y * n + x] & 255)
                | (texels[y * n + right] & 255) << 8
                | (texels[below + x] & 255) << 16
                | (texels[below + right] & 255) << 24;
      }
    }
    return out;
  }

  /**
   * Returns the pattern in [0, 1], bilinear, at (u, v) in tiles; {@code footprint} is the sampled
   * width in tiles and selects the level.
   */
  public float at(float u, float v, float footprint) {
    int level = level(footprint * size);
    int n = size >> level;
    float x = u * n;
    float y = v * n;
    int xi = floor(x);
    int yi = floor(y);
    float fx = x - xi;
    float fy = y - yi;
    int mask = n - 1;
    int texels = levels[level][(yi & mask) * n + (xi & mask)];
    float a = SHARE[texels & 255];
    float b = SHARE[texels >>> 8 & 255];
    float c = SHARE[texels >>> 16 & 255];
    float d = SHARE[texels >>> 24];
    float top = a + (b - a) * fx;
    float bottom = c + (d - c) * fx;
    return top + (bottom - top) * fy;
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
