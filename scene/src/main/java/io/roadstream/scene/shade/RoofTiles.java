package io.roadstream.scene.shade;

/**
 * Pitched roofs in rows of tiles or slates; w is the height.
 *
 * @param red linear albedo
 * @param green linear albedo
 * @param blue linear albedo
 */
public record RoofTiles(float red, float green, float blue) implements Material {
  @Override
  public void shade(Fragment f) {
    float row = f.w / 0.22f;
    float a = row - (float) Math.floor(row);
    float k = 1 - 0.4f * Fragment.band(0, 0.25f, a, f.footprint / 0.22f);
    float n = Textures.GRAIN.at((f.u + f.v) * 0.4f, f.w * 0.4f, f.footprint * 0.4f);
    float c = Textures.CLOUDS.at((f.u + f.v) * 0.08f, f.w * 0.1f, f.footprint * 0.1f);
    k *= 1 + (n - 0.5f) * 0.5f + (c - 0.5f) * 0.6f;
    f.diffuse(red * k, green * k, blue * k);
  }
}
