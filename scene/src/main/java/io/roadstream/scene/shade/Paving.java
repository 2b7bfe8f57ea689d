package io.roadstream.scene.shade;

/**
 * A paved walk: slabs with joints, a kerb stone at v = 0, contact shadows.
 *
 * @param origin distance along the street where u is 0
 * @param red linear albedo
 * @param green linear albedo
 * @param blue linear albedo
 * @param slabU slab length, metres
 * @param slabV slab width, metres
 * @param side +1 if the walk lies left of the street, -1 right
 * @param kerb distance of the kerb from the street's axis
 */
public record Paving(
    double origin,
    float red,
    float green,
    float blue,
    float slabU,
    float slabV,
    float side,
    float kerb)
    implements Material {
  @Override
  public void shade(Fragment f) {
    float u = f.u;
    float v = f.v;
    float s = (float) (origin - 4096 * Math.floor(origin / 4096) + u);
    float across = v * side - kerb;
    float along = f.stretch;
    float fp = f.footprint;
    float mid = (float) Math.sqrt(fp * Math.min(along, 40 * fp));
    float grain = Textures.GRAIN.at(s * 0.6f, v * 0.6f, mid * 0.6f);
    float stains = Textures.CLOUDS.at(s * 0.09f, v * 0.11f, mid * 0.1f);
    float k = 1 + (grain - 0.5f) * 0.35f + (stains - 0.5f) * 0.5f;
    float r = red;
    float g = green;
    float b = blue;
    if (across < 0.16f) {
      r = 0.30f;
      g = 0.295f;
      b = 0.28f;
      float a = s / 0.9f;
      a -= (float) Math.floor(a);
      k *= 1 - 0.35f * Fragment.band(0, 0.03f, a, along / 0.9f);
      k *= 1 - 0.4f * Fragment.band(0.14f, 0.16f, across, fp);
    } else {
      float a = s / slabU;
      int ia = (int) Math.floor(a);
      a -= ia;
      float c = across / slabV + (ia & 1) * 0.5f;
      int ic = (int) Math.floor(c);
      c -= ic;
      float gap =
          Math.max(
              Fragment.band(0, 0.018f / slabU, a, along / slabU),
              Fragment.band(0, 0.018f / slabV, c, fp / slabV));
      k *= 1 - 0.5f * gap;
      if (along < slabU * 2) {
        k *= 1 + (io.roadstream.scene.mesh.Rng.hash01(ia, ic) - 0.5f) * 0.22f;
      }
    }
    float open = f.ground.open(origin + u, v);
    f.diffuse(r * k, g * k, b * k, open);
    float night = f.light.night();
    if (night > 0) {
      float lamp = f.ground.lamp(origin + u, v) * night;
      f.r += r * lamp;
      f.g += g * lamp * 0.75f;
      f.b += b * lamp * 0.45f;
    }
    if (f.light.wetness() > 0) {
      f.scale(1 - 0.3f * f.light.wetness());
      f.coat(0.04f, 0.35f * f.light.wetness() * open, 4);
    }
  }
}
