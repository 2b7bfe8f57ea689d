package io.roadstream.scene.shade;

/**
 * Woven cloth or skin with soft folds.
 *
 * @param red linear albedo
 * @param green linear albedo
 * @param blue linear albedo
 * @param pattern 0 plain, 1 stripes, 2 checks
 */
public record Cloth(float red, float green, float blue, int pattern) implements Material {
  @Override
  public void shade(Fragment f) {
    float n = Textures.CLOUDS.at((f.u + f.v) * 0.9f, f.w * 0.5f, f.footprint * 0.9f);
    float k = 0.72f + 0.56f * n;
    if (pattern > 0 && f.footprint < 0.05f) {
      float a = f.w * 14;
      a -= (float) Math.floor(a);
      float c = pattern == 2 ? f.v * 14 - (float) Math.floor(f.v * 14) : 0;
      k *= (a < 0.5f) ^ (c > 0.5f) ? 1.25f : 0.7f;
    }
    f.diffuse(red * k, green * k, blue * k);
  }
}
