package io.roadstream.scene.shade;

import io.roadstream.scene.mesh.Rng;

/**
 * Free-standing walls: brick, plaster, concrete or stone, some with graffiti; u along, v height.
 *
 * @param red linear albedo
 * @param green linear albedo
 * @param blue linear albedo
 * @param finish 0 plaster, 1 brick, 2 stone, 3 concrete panels
 * @param graffiti whether it is sprayed on
 * @param seed makes walls differ
 */
public record WallMaterial(
    float red, float green, float blue, int finish, boolean graffiti, int seed)
    implements Material {
  @Override
  public void shade(Fragment f) {
    float u = f.u;
    float v = f.v;
    float bu = Math.min(f.stretch, 12 * f.footprint);
    float bv = f.footprint;
    float grain = Textures.GRAIN.at(u * 0.5f, v * 0.5f, bu * 0.5f);
    float stain = Textures.STREAKS.at(u * 0.15f + seed * 0.1f, v * 0.1f, bu * 0.15f);
    float k = 1 + (grain - 0.5f) * 0.3f + (stain - 0.5f) * 0.55f;
    float sizeU = finish == 1 ? 0.25f : finish == 2 ? 0.6f : 2.5f;
    float sizeV = finish == 1 ? 0.075f : finish == 2 ? 0.3f : 3f;
    if (finish > 0) {
      float row = v / sizeV;
      int r = (int) Math.floor(row);
      float col = u / sizeU + (finish == 3 ? 0 : (r & 1) * 0.5f);
      int q = (int) Math.floor(col);
      float gap =
          Math.max(
              Fragment.band(0, 0.013f / sizeV, row - r, bv / sizeV),
              Fragment.band(0, 0.013f / sizeU, col - q, bu / sizeU));
      k *= 1 - 0.4f * gap;
      if (bv < sizeV * 1.5f) {
        k *= 0.82f + 0.36f * Rng.hash01(q + seed, r);
      }
    }
    float r = red * k;
    float g = green * k;
    float b = blue * k;
    if (graffiti) {
      float n = Textures.CLOUDS.at(u * 0.11f + seed * 0.21f, v * 0.3f, bu * 0.2f);
      float tag = Fragment.band(0.47f, 0.53f, n, 0.03f) * Fragment.band(0.3f, 1.7f, v, 0.1f);
      float hue = Rng.hash01((int) Math.floor(u / 3), seed);
      r += (0.6f * hue - r) * tag;
      g += (0.5f * (1 - hue) - g) * tag;
      b += (0.25f + 0.4f * Math.abs(hue - 0.5f) - b) * tag;
    }
    f.diffuse(r, g, b, Math.min(1, 0.6f + v * 0.4f));
  }
}
