package io.roadstream.scene;

import io.roadstream.scene.mesh.Rng;
import io.roadstream.scene.shade.Light;

/** Draws a scene's light and the camera's exposure for it. */
final class Atmosphere {
  final Weather weather;
  final Light light;
  final float[] gain;
  final boolean shadows;

  Atmosphere(Weather weather, Rng rng, CityStyle.Sky sky) {
    this.weather = weather;
    double elevation = rng.range(sky.sunElevation()[0], sky.sunElevation()[1]);
    double azimuth = rng.range(0, 2 * Math.PI);
    double low = Math.max(0, 1 - elevation / 0.6);
    double sunPower =
        switch (weather) {
          case SUNNY -> rng.range(2.6, 3.4);
          case CLOUDY -> rng.range(1.5, 2.6);
          case OVERCAST -> rng.range(0, 0.12);
          case RAIN, FOG, DUSK, NIGHT -> 0;
        };
    sunPower *= Math.min(1, 0.45 + elevation);
    shadows = sunPower > 0.2;
    float[] sunColour = {
      (float) sunPower,
      (float) (sunPower * (0.93 - 0.16 * low)),
      (float) (sunPower * (0.82 - 0.36 * low))
    };
    float[] zenith;
    float[] horizon;
    double grey = rng.range(0.85, 1.15);
    switch (weather) {
      case SUNNY -> {
        zenith = rgb(.24 * grey, .42 * grey, .82 * grey);
        horizon = rgb(.72 + .12 * low, .80, .92 - .1 * low);
      }
      case CLOUDY -> {
        zenith = rgb(.38 * grey, .50 * grey, .74 * grey);
        horizon = rgb(.82, .86, .92);
      }
      case OVERCAST -> {
        zenith = rgb(.86 * grey, .90 * grey, .96 * grey);
        horizon = rgb(.92 * grey, .95 * grey, .98 * grey);
      }
      case RAIN -> {
        zenith = rgb(.48 * grey, .52 * grey, .58 * grey);
        horizon = rgb(.60 * grey, .63 * grey, .67 * grey);
      }
      case FOG -> {
        zenith = rgb(.70 * grey, .72 * grey, .75 * grey);
        horizon = rgb(.78 * grey, .80 * grey, .82 * grey);
      }
      case NIGHT -> {
        zenith = rgb(.005 * grey, .007 * grey, .013 * grey);
        horizon = rgb(.024 * grey, .018 * grey, .015 * grey);
      }
      default -> {
        zenith = rgb(.035 * grey, .060 * grey, .14 * grey);
        horizon = rgb(.20 * grey, .14 * grey, .16 * grey);
      }
    }
    double cover =
        switch (weather) {
          case SUNNY -> rng.range(0.15, 0.45);
          case CLOUDY -> rng.range(0.5, 0.8);
          case OVERCAST -> 1;
          case DUSK, NIGHT -> rng.range(0.2, 0.8);
          default -> 0.95;
        };
    double fog =
        switch (weather) {
          case SUNNY -> rng.range(0.0002, 0.0009);
          case CLOUDY -> rng.range(0.0004, 0.0014);
          case OVERCAST -> rng.range(0.0008, 0.0025);
          case RAIN -> rng.range(0.003, 0.008);
          case FOG -> rng.range(0.010, 0.024);
          case DUSK, NIGHT -> rng.range(0.0006, 0.003);
        };
    double wet =
        weather == Weather.RAIN
            ? rng.range(0.6, 1)
            : (weather == Weather.DUSK || weather == Weather.NIGHT) && rng.chance(0.3) ? 0.8 : 0;
    double night =
        switch (weather) {
          case DUSK -> rng.range(0.55, 1);
          case NIGHT -> 1;
          default -> 0;
        };
    float[] ground = new float[3];
    double up = StrictMath.sin(elevation) * sunPower * 0.35;
    for (int i = 0; i < 3; i++) {
      ground[i] = (float) (0.20 * (0.5 * zenith[i] + 0.5 * horizon[i] + up));
    }
    float[] sun = {
      (float) (StrictMath.cos(elevation) * StrictMath.cos(azimuth)),
      (float) (StrictMath.cos(elevation) * StrictMath.sin(azimuth)),
      (float) StrictMath.sin(elevation)
    };
    light =
        new Light(
            sun,
            sunColour,
            zenith,
            horizon,
            ground,
            (float) cover,
            (float) fog,
            (float) wet,
            (float) night,
            rng.rangef(0, 7));
    double level =
        0.55 * (zenith[1] + horizon[1]) * 0.5 + 0.5 * sunColour[1] * StrictMath.sin(elevation);
    double target =
        switch (weather) {
          case DUSK, NIGHT -> 0.30;
          case OVERCAST -> 0.62;
          case RAIN -> 0.55;
          case FOG -> 0.60;
          default -> 0.72;
        };
    double exposure = target / (level * 0.55 + (night > 0 ? 0.09 : 0.05)) * rng.range(0.82, 1.25);
    double warm = sky.warmth() + rng.range(-0.05, 0.05) + (weather == Weather.SUNNY ? 0.02 : 0);
    gain =
        new float[] {
          (float) (exposure * (1 + warm)), (float) exposure, (float) (exposure * (1 - warm))
        };
  }

  private static float[] rgb(double r, double g, double b) {
    return new float[] {(float) r, (float) g, (float) b};
  }

  static Weather draw(Rng rng, CityStyle.Sky sky) {
    Weather[] all = Weather.values();
    double[] weights = new double[all.length];
    for (int i = 0; i < all.length; i++) {
      weights[i] = sky.weather().getOrDefault(all[i], 0.0);
    }
    return all[rng.weighted(weights)];
  }
}
