package io.roadstream.scene.raster;

import io.roadstream.scene.mesh.Rng;
import java.util.Arrays;

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

  /** Noise of all three channels together and of each alone, in standard deviations. */
  private final float[] luma = new float[NOISE];

  private final float[] chroma = new float[NOISE];
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
      float noise = Math.round(rng.normal() * 32) / 32f;
      luma[i] = noise;
      chroma[i] = 0.6f * noise;
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
    float[] across = across(width);
    float[] gains = gains(width);
    float[] row = new float[3 * width];
    for (int y = from; y < to; y++) {
      long h = Rng.mix(seed ^ Rng.mix(frame * 2 + view) ^ Rng.mix(y * 0x9E37L));
      int at = (int) h & (NOISE - 1);
      int atColour = (int) (h >>> 20) & (NOISE - 1);
      float dy = (y - height / 2f) / (width / 2f);
      expose(linear, y * row.length, across, gains, dy * dy, row);
      for (int x = 0; x < width; x++) {
        float grain = luma[(at + x) & (NOISE - 1)];
        for (int i = 3 * x; i < 3 * x + 3; i++) {
          float value = row[i];
          float sigma = noiseScale * (1.25f - value * (1 / 510f));
          value += (grain + chroma[(atColour + i) & (NOISE - 1)]) * sigma + 0.5f;
          out[y * row.length + i] = (byte) Math.max(0, Math.min(255, (int) value));
        }
      }
    }
  }

  /** For each value of a row the square of its way from the middle, in halves of the width. */
  private static float[] across(int width) {
    float half = width / 2f;
    float[] squares = new float[3 * width];
    for (int x = 0; x < width; x++) {
      float dx = (x - half) / half;
      Arrays.fill(squares, 3 * x, 3 * x + 3, dx * dx);
    }
    return squares;
  }

  /** The gain of each value of a row. */
  private float[] gains(int width) {
    float[] gains = new float[3 * width];
    for (int i = 0; i < gains.length; i += 3) {
      System.arraycopy(gain, 0, gains, i, 3);
    }
    return gains;
  }

  /** Writes the values of a row as the tone curve has them; the first two loops run on vectors. */
  private void expose(
      float[] linear, int from, float[] across, float[] gains, float down, float[] row) {
    for (int i = 0; i < row.length; i++) {
      row[i] = linear[from + i] * (gains[i] * (1 - vignette * (across[i] + down)));
    }
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) Math.sqrt(Math.max(0, row[i])) * (LEVELS / TOP);
    }
    for (int i = 0; i < row.length; i++) {
      row[i] = curve[Math.min(LEVELS, (int) row[i])];
    }
  }
}
