package io.roadstream.scene.shade;

/**
 * Grass and bare earth; coordinates u along, v across, metres.
 *
 * @param origin distance along the street where u is 0
 * @param red linear albedo
 * @param green linear albedo
 * @param blue linear albedo
 */
public record Grass(double origin, float red, float green, float blue) implements Material {
  @Override
  public void shade(Fragment f) {
    float s = (float) (origin - 4096 * Math.floor(origin / 4096) + f.u);
    float mid = (float) Math.sqrt(f.footprint * Math.min(f.stretch, 40 * f.footprint));
    float blades = Textures.GRASS.at(s * 0.5f, f.v * 0.5f, mid * 0.5f);
    float large = Textures.CLOUDS.at(s * 0.06f, f.v * 0.06f, mid * 0.06f);
    float k = 0.35f + 1.25f * blades;
    float earth = Math.max(0, Math.min(1, (large - 0.56f) * 6)) * 0.75f;
    float r = red * k + (0.16f * (0.6f + 0.8f * blades) - red * k) * earth;
    float g = green * k + (0.115f * (0.6f + 0.8f * blades) - green * k) * earth;
    float b = blue * k + (0.075f * (0.6f + 0.8f * blades) - blue * k) * earth;
    f.diffuse(r, g, b, f.ground.open(origin + f.u, f.v));
  }
}
