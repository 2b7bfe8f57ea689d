package io.roadstream.trainer.teach;

import io.roadstream.perception.plane.PlaneCodec;
import io.roadstream.perception.plane.PlaneFormat;

/**
 * Disparities of an image and how far each is to be trusted, row-major.
 *
 * @param width columns
 * @param height rows
 * @param pixels disparity in pixels; 0 where there is none to be trusted
 * @param confidence 0..1; 0 where there is none
 */
public record Disparity(int width, int height, float[] pixels, float[] confidence) {

  private static final int PNG_LEVEL = 6;
  private static final int SCALE = 256;
  private static final int MOST = 65535;

  /** Share of the pixels that have a disparity. */
  public double coverage() {
    int valid = 0;
    for (float value : pixels) {
      valid += value > 0 ? 1 : 0;
    }
    return (double) valid / pixels.length;
  }

  /** A 16-bit PNG in Cityscapes' convention: p = round(256 d) + 1, 0 = no disparity. */
  public byte[] png() {
    short[] values = new short[pixels.length];
    for (int i = 0; i < values.length; i++) {
      if (pixels[i] > 0) {
        values[i] = (short) Math.min(Math.round(SCALE * pixels[i]) + 1, MOST);
      }
    }
    return PlaneCodec.of(PlaneFormat.PNG, PNG_LEVEL).encode(values, width, height);
  }

  /** An 8-bit PNG: 255 times the confidence. */
  public byte[] confidencePng() {
    byte[] values = new byte[confidence.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) Math.round(255 * confidence[i]);
    }
    return PlaneCodec.of(PlaneFormat.PNG, PNG_LEVEL).encode(values, width, height);
  }
}
