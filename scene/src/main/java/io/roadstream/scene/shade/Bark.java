package io.roadstream.scene.shade;

/**
 * A surface with upright streaks: bark, weathered wood, rusty or galvanised poles.
 *
 * @param red linear albedo
 * @param green linear albedo
 * @param blue linear albedo
 * @param strength of the streaks, 0..1
 */
public record Bark(float red, float green, float blue, float strength) implements Material {
  @Override
  public void shade(Fragment f) {
    float n = Textures.STREAKS.at((f.u + f.v) * 0.9f, f.w * 0.25f, f.footprint * 0.9f);
    float k = 1 + (n - 0.5f) * 2 * strength;
    f.diffuse(red * k, green * k, blue * k);
  }
}
