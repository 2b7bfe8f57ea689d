package io.roadstream.scene.raster;

import io.roadstream.scene.mesh.Rng;

/**
 * Turns linear light into 8-bit RGB as a camera would: exposure, white balance, vignetting, tone
 * curve, sensor noise.
 *
 * <p>The noise depends on the scene's seed, the frame and the place alone. Immutable.
 */
public final class Developer {
  private static final int LEVELS = 4096;
  private static final float TOP = 3.2f;
  private static final int NOISE = 1 << 16;

  private final byte[] noise = new byte[NOISE];
  private final float[] curve = new float[LEVELS + 1];
  private final float[] gain;
  private final float vignette;
  private final float noiseScale;
  private final long seed;

  /**
   * Sets the camera's look.
   *
   * @param gain exposure times white balance of each channel
   * @param vignette darkening in the corners, 0..0.5
   * @param noiseScale standard deviation of the noise in mid tones, in 8-bit steps
   * @param contrast 1 = neutral
   */
  public Developer(long seed, float[] gain, float vignette, float noiseScale, float contrast) {
    this.seed = seed;
    this.gain = gain.clone();
    this.vignette = vignette;
    this.noiseScale = noiseScale;
    Rng rng = Rng.of(seed, 0x4e);
    for (int i = 0; i < NOISE; i++) {
      noise[i] = (byte) Math.round(rng.normal() * 32);
    }
    for (int i = 0; i <= LEVELS; i++) {
      double root = i * (double) TOP / LEVELS;
      double x = root * root;
      // Filmic shoulder (Reinhard with white point), then the sRGB-like gamma.
      double mapped = x * (1 + x / 9) / (1 + x * 0.62);
      double y = StrictMath.pow(Math.min(1, Math.max(0, mapped)), 1 / 2.2);
      y = 0.5 + (y - 0.5) * contrast;
      curve[i] = (float) (255 * Math.max(0, Math.min(1, y)));
    }
  }

  /**
   * Develops rows {@code from} to {@code to}; {@code view} 0 left, 1 right gives them different
   * noise.
   */
  public void run(
      float[] linear, byte[] out, int width, int height, int from, int to, long frame, int view) {
    float[] row = new float[3 * width];
    for (int y = from; y < to; y++) {
      long h = Rng.mix(seed ^ Rng.mix(frame * 2 + view) ^ Rng.mix(y * 0x9E37L));
      int at = (int) h & (NOISE - 1);
      int atColour = (int) (h >>> 20) & (NOISE - 1);
      expose(linear, row, y, width, height);
      for (int x = 0; x < width; x++) {
        int i = (y * width + x) * 3;
        int luma = noise[(at + x) & (NOISE - 1)];
        for (int c = 0; c < 3; c++) {
          float level = row[3 * x + c];
          float value = curve[level >= LEVELS ? LEVELS : (int) level];
          int chroma = noise[(atColour + 3 * x + c) & (NOISE - 1)];
          float sigma = noiseScale * (1.25f - value * (1 / 510f));
          value += (luma + 0.6f * chroma) * (1 / 32f) * sigma + 0.5f;
          out[i + c] = (byte) (value <= 0 ? 0 : value >= 255 ? 255 : (int) value);
        }
      }
    }
  }

  /** Writes where the values of a row lie on the tone curve; loops that run on vectors. */
  private void expose(float[] linear, float[] row, int y, int width, int height) {
    float half = width / 2f;
    float dy = (y - height / 2f) / half;
    for (int x = 0; x < width; x++) {
      float dx = (x - half) / half;
      float v = 1 - vignette * (dx * dx + dy * dy);
      row[3 * x] = gain[0] * v;
      row[3 * x + 1] = gain[1] * v;
      row[3 * x + 2] = gain[2] * v;
    }
    int from = 3 * y * width;
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) Math.sqrt(Math.max(0, linear[from + i] * row[i])) * (LEVELS / TOP);
    }
  }
}
