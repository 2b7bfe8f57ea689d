package io.roadstream.scene.shade;

/**
 * A tileable cut-out pattern: a sample of the surface exists only where the mask is opaque.
 *
 * <p>Coarser levels keep the share of opaque texels, so that far foliage neither thins out nor
 * fills up. Immutable.
 */
public final class AlphaMask {
  /** Opaque everywhere. */
  public static final AlphaMask SOLID = new AlphaMask(new boolean[][] {{true}}, 1);

  private final boolean[][] levels;
  private final int size;

  private AlphaMask(boolean[][] levels, int size) {
    this.levels = levels;
    this.size = size;
  }

  /**
   * Makes a mask from coverage values in [0, 1]; {@code size} is a power of two, opaque means at
   * least 0.5.
   */
  static AlphaMask of(float[] coverage, int size) {
    int count = 0;
    for (float c : coverage) {
      count += c >= 0.5f ? 1 : 0;
    }
    double share = count / (double) coverage.length;
    int levelCount = Integer.numberOfTrailingZeros(size);
    boolean[][] levels = new boolean[levelCount][];
    float[] current = coverage;
    int n = size;
    for (int level = 0; level < levelCount; level++) {
      float cut = level == 0 ? 0.5f : quantile(current, 1 - share);
      boolean[] bits = new boolean[n * n];
      for (int i = 0; i < bits.length; i++) {
        bits[i] = current[i] >= cut;
      }
      levels[level] = bits;
      current = half(current, n);
      n /= 2;
    }
    return new AlphaMask(levels, size);
  }

  private static float quantile(float[] values, double q) {
    float[] sorted = values.clone();
    java.util.Arrays.sort(sorted);
    return Math.max(
        1e-4f, sorted[(int) Math.min(sorted.length - 1, Math.floor(q * sorted.length))]);
  }

  private static float[] half(float[] from, int n) {
    int m = n / 2;
    float[] to = new float[m * m];
    for (int y = 0; y < m; y++) {
      for (int x = 0; x < m; x++) {
        int i = 2 * y * n + 2 * x;
        to[y * m + x] = (from[i] + from[i + 1] + from[i + n] + from[i + n + 1]) / 4;
      }
    }
    return to;
  }

  /**
   * Returns the level on which a texel is about as large as a sample, for the same area in tiles
   * and in samples.
   */
  public int level(double tileArea, double sampleArea) {
    double texels = tileArea * size * size / Math.max(1e-9, sampleArea);
    int level = 0;
    while (texels > 2.5 && level < levels.length - 1) {
      texels /= 4;
      level++;
    }
    return level;
  }

  /**
   * Returns whether the surface exists at (u, v), in tiles, on a level that {@link #level} gave.
   */
  public boolean opaque(float u, float v, int level) {
    int n = size >> level;
    int x = floor(u * n) & (n - 1);
    int y = floor(v * n) & (n - 1);
    return levels[level][y * n + x];
  }

  private static int floor(float x) {
    int i = (int) x;
    return x < i ? i - 1 : i;
  }
}
