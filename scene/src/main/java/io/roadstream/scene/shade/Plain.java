package io.roadstream.scene.shade;

/**
 * One colour with a little dirt, optionally glossy.
 *
 * @param red linear albedo
 * @param green linear albedo
 * @param blue linear albedo
 * @param dirt strength of the unevenness, 0..1
 * @param gloss strength of the coat, 0..1
 */
public record Plain(float red, float green, float blue, float dirt, float gloss)
    implements Material {
  /** Returns a matt colour. */
  public static Plain matt(double red, double green, double blue) {
    return new Plain((float) red, (float) green, (float) blue, 0.25f, 0);
  }

  /** Returns a glossy colour. */
  public static Plain glossy(double red, double green, double blue) {
    return new Plain((float) red, (float) green, (float) blue, 0.12f, 0.7f);
  }

  @Override
  public void shade(Fragment f) {
    float n =
        Textures.CLOUDS.at(
            (f.u + f.w * 0.37f) * 0.6f, (f.v * 0.77f + f.w) * 0.6f, f.footprint * 0.6f);
    float k = 1 + (n - 0.5f) * 2 * dirt;
    f.diffuse(red * k, green * k, blue * k);
    if (gloss > 0) {
      f.coat(0.05f, gloss, 12);
    }
  }
}
