package io.roadstream.scene.model;

import io.roadstream.scene.mesh.Rng;
import io.roadstream.scene.shade.Fragment;
import io.roadstream.scene.shade.Material;

/**
 * A lorry's box: panels with seams, a stripe and a blocky company name.
 *
 * @param red linear albedo
 * @param green linear albedo
 * @param blue linear albedo
 * @param seed makes lorries differ
 */
record CargoPaint(float red, float green, float blue, int seed) implements Material {
  @Override
  public void shade(Fragment f) {
    float r = red;
    float g = green;
    float b = blue;
    float z = f.w;
    float h = Rng.hash01(seed, 1);
    if (z > 1.35f && z < 1.35f + 0.6f * h) {
      r = 0.5f * h;
      g = 0.3f * Rng.hash01(seed, 2);
      b = 0.5f * Rng.hash01(seed, 3);
    }
    float letters = Fragment.band(2.1f, 2.8f, z, 0.05f);
    if (letters > 0
        && f.footprint < 0.15f
        && Rng.hash01((int) Math.floor((f.u + f.v) * 3), (int) Math.floor(z * 6) + seed) > 0.55f) {
      r *= 0.35f;
      g *= 0.3f;
      b *= 0.5f;
    }
    float col = (f.u + f.v) / 1.2f;
    col -= (float) Math.floor(col);
    float k = 1 - 0.3f * Fragment.band(0, 0.02f, col, f.footprint);
    float low = Math.min(1, 0.5f + z * 0.3f);
    f.diffuse(r * k, g * k, b * k, low);
    f.coat(0.04f, 0.3f, 10);
  }
}
