package io.roadstream.scene.shade;

/** Colours the sky where no surface is. */
public final class SkyShader {
  private SkyShader() {}

  /** Writes the sky's colour along a ray of any length. */
  public static void shade(Fragment f, float dx, float dy, float dz) {
    float k = 1 / (float) Math.sqrt(dx * dx + dy * dy + dz * dz);
    float[] out = f.skyScratch();
    f.light.sky(dx * k, dy * k, dz * k, out);
    f.r = out[0];
    f.g = out[1];
    f.b = out[2];
  }
}
