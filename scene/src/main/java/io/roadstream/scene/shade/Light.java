package io.roadstream.scene.shade;

/**
 * The light and air of a scene, in linear RGB: sun, sky dome, haze, lamps.
 *
 * @param sun unit vector towards the sun
 * @param sunColour irradiance of the sun on a facing surface (zero when hidden)
 * @param zenith sky radiance overhead
 * @param horizon sky radiance at the horizon
 * @param ground radiance that comes up from the ground
 * @param cloudCover 0 clear, 1 closed
 * @param fogDensity extinction per metre
 * @param wetness 0 dry, 1 wet road
 * @param night 0 day, 1 lamps and windows lit
 * @param cloudOffset place of the clouds in the pattern
 */
public record Light(
    float[] sun,
    float[] sunColour,
    float[] zenith,
    float[] horizon,
    float[] ground,
    float cloudCover,
    float fogDensity,
    float wetness,
    float night,
    float cloudOffset) {

  /** Writes the sky's radiance in a unit direction, clouds included. */
  void sky(float dx, float dy, float dz, float[] out) {
    float up = Math.max(0, dz);
    float t = 1 - (1 - up) * (1 - up);
    t = t * (2 - t) * 0.6f + t * 0.4f;
    float toSun = Math.max(0, dx * sun[0] + dy * sun[1] + dz * sun[2]);
    float p2 = toSun * toSun;
    float p4 = p2 * p2;
    float p8 = p4 * p4;
    float p64 = p8 * p8;
    p64 = p64 * p64;
    p64 = p64 * p64;
    float glow = 0.05f * p4 + 0.12f * p8 + 0.35f * p64;
    float cloud = 0;
    float billow = 1;
    if (dz > 0.01f) {
      float k = 0.10f / (dz + 0.09f);
      float n =
          Textures.CLOUDS.at(
              dx * k + cloudOffset, dy * k + cloudOffset * 0.7f, 0.004f / (dz + 0.05f));
      n =
          0.65f * n
              + 0.35f
                  * Textures.CLOUDS.at(
                      dy * k * 2.7f + 0.3f, dx * k * 2.7f + cloudOffset, 0.01f / (dz + 0.05f));
      float edge = 0.78f - 0.55f * cloudCover;
      cloud = Math.max(0, Math.min(1, (n - edge) * 4.5f)) * Math.min(1, dz * 9);
      cloud *= 0.85f;
      billow = 1 + (n - 0.5f) * (0.2f + 0.55f * cloudCover);
    }
    for (int i = 0; i < 3; i++) {
      float clear = horizon[i] + (zenith[i] - horizon[i]) * t + glow * sunColour[i];
      float bright = 0.62f * horizon[i] + 0.30f * zenith[2] + 0.16f * sunColour[i] * (0.6f + toSun);
      out[i] = clear + (bright * billow - clear) * cloud;
    }
    if (night > 0) {
      // What is left of the sunset, until the horizon is dark.
      float left = night * Math.min(1, 6 * horizon[0]);
      float low = (1 - up) * (1 - up);
      float ember = left * low * low * low * (0.04f + 0.5f * p2) * (1 - 0.6f * cloud);
      out[0] += 0.55f * ember;
      out[1] += 0.22f * ember;
      out[2] += 0.05f * ember;
    }
  }
}
