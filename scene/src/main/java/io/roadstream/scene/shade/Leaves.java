package io.roadstream.scene.shade;

/**
 * Foliage: leaf pattern over the coordinates, darker inside the crown, some light shining through.
 *
 * @param red linear albedo
 * @param green linear albedo
 * @param blue linear albedo
 * @param scale tiles of pattern a coordinate unit
 */
public record Leaves(float red, float green, float blue, float scale) implements Material {
  @Override
  public void shade(Fragment f) {
    float fp = f.footprint * scale;
    float leaf = Textures.LEAVES.at((f.u + f.w * 0.618f) * scale, (f.v + f.w * 0.273f) * scale, fp);
    float k = 0.25f + 1.5f * leaf;
    float warm = (leaf - 0.4f) * 0.35f;
    f.diffuse(red * k * (1 + warm), green * k, blue * k * (1 - warm));
    float through = -f.toSun();
    if (through > 0 && f.isSunny()) {
      float t = through * 0.25f * f.occlusion * f.occlusion;
      float[] c = f.light.sunColour();
      f.emit(red * k * t * c[0], green * k * 1.2f * t * c[1], blue * k * 0.4f * t * c[2]);
    }
  }
}
