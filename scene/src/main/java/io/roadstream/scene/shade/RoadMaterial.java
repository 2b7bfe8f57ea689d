package io.roadstream.scene.shade;

/**
 * Asphalt with wear, patches, wet patches and painted markings; coordinates u along and v across
 * the street, metres.
 *
 * @param origin distance along the street where u is 0
 * @param base linear grey of the asphalt
 * @param tint warm (positive) or cold
 * @param lines lane lines, five floats each: across, width, dash, gap (0 = solid), brightness
 * @param zones painted zones, six floats each: kind (0 zebra, 1 stop line, 2 coloured lane, 3
 *     ladder), u0, u1, v0, v1, brightness
 * @param joint spacing of transverse joints (concrete), 0 = none
 * @param cobbles whether the surface is of setts
 * @param lineFrom lane lines start here
 * @param lineTo lane lines end here
 * @param laneInner distance of the first lane from the axis
 * @param laneOuter distance of the last lane's edge from the axis
 * @param laneWidth width of a lane
 */
public record RoadMaterial(
    double origin,
    float base,
    float tint,
    float[] lines,
    float[] zones,
    float joint,
    boolean cobbles,
    float lineFrom,
    float lineTo,
    float laneInner,
    float laneOuter,
    float laneWidth)
    implements Material {

  @Override
  public void shade(Fragment f) {
    float u = f.u;
    float v = f.v;
    float fp = f.footprint;
    float along = f.stretch;
    float mid = (float) Math.sqrt(fp * Math.min(along, 40 * fp));
    float s = (float) (origin - 4096 * Math.floor(origin / 4096) + u);
    float grain = Textures.GRAIN.at(s * 0.45f, v * 0.45f, mid * 0.45f);
    float wear = Textures.WEAR.at(s * 0.071f, v * 0.083f, mid * 0.08f);
    float large = Textures.CLOUDS.at(s * 0.013f, v * 0.031f, mid * 0.02f);
    float k = base * (1 + (grain - 0.5f) * 0.55f + (wear - 0.5f) * 0.95f + (large - 0.5f) * 0.45f);
    k *= tracks(v) * manhole(s, v, fp, along);
    if (cobbles) {
      k *= setts(s, v, fp, along);
    }
    if (joint > 0) {
      float a = s / joint;
      a -= (float) Math.floor(a);
      k *= 1 - 0.3f * Fragment.band(0, 0.03f / joint, a, along / joint);
    }
    float r = k * (1 + tint);
    float g = k;
    float b = k * (1 - tint);
    float worn = 0.55f + 0.9f * wear;
    worn = Math.min(1, worn * (0.7f + 0.5f * grain));
    float paint = 0;
    if (u > lineFrom && u < lineTo) {
      for (int i = 0; i < lines.length; i += 5) {
        float half = lines[i + 1] * 0.5f;
        float d = v - lines[i];
        if (Math.abs(d) < half + fp) {
          float cover = Fragment.band(-half, half, d, fp);
          float gap = lines[i + 3];
          if (gap > 0) {
            float period = lines[i + 2] + gap;
            float at = s - period * (float) Math.floor(s / period);
            float here =
                Fragment.band(0, lines[i + 2], at, along)
                    + Fragment.band(period, period + lines[i + 2], at, along);
            cover *= Math.min(1, here);
          }
          paint = Math.max(paint, cover * lines[i + 4]);
        }
      }
    }
    float reach = 0.5f * along;
    for (int i = 0; i < zones.length; i += 6) {
      if (u + reach < zones[i + 1]
          || u - reach > zones[i + 2]
          || v + fp < zones[i + 3]
          || v - fp > zones[i + 4]) {
        continue;
      }
      float cover =
          Fragment.band(zones[i + 1], zones[i + 2], u, along)
              * Fragment.band(zones[i + 3], zones[i + 4], v, fp);
      if (cover > 0) {
        if (zones[i] == 2) {
          float c = cover * 0.8f * worn;
          r += (0.26f - r) * c;
          g += (0.065f - g) * c;
          b += (0.05f - b) * c;
          continue;
        }
        if (zones[i] == 0) {
          cover *= stripes(v - zones[i + 3], 1.0f, 0.5f, fp);
        } else if (zones[i] == 3) {
          cover *= stripes(u - zones[i + 1], 1.0f, 0.5f, along);
        }
        paint = Math.max(paint, cover * zones[i + 5]);
      }
    }
    if (paint > 0) {
      float c = Math.min(1, paint * worn * 1.25f);
      r += (0.72f - r) * c;
      g += (0.72f - g) * c;
      b += (0.70f - b) * c;
    }
    float open = f.ground.open(origin + u, v);
    float lamp = f.light.night() > 0 ? f.ground.lamp(origin + u, v) * f.light.night() : 0;
    float wet = f.light.wetness();
    if (wet > 0) {
      float puddle = Math.max(0, Math.min(1, (0.62f - wear + (large - 0.5f)) * 4)) * wet;
      float dark = 1 - 0.45f * wet;
      f.diffuse(r * dark, g * dark, b * dark, open);
      f.r += r * lamp;
      f.g += g * lamp * 0.75f;
      f.b += b * lamp * 0.45f;
      f.coat(0.04f + 0.06f * puddle, (0.35f + 0.65f * puddle) * open * wet, 4);
    } else {
      f.diffuse(r, g, b, open);
      f.r += r * lamp;
      f.g += g * lamp * 0.75f;
      f.b += b * lamp * 0.45f;
    }
  }

  /** Returns the polish of the wheel tracks and the oil between them. */
  private float tracks(float v) {
    float a = Math.abs(v) - laneInner;
    if (a < 0 || a > laneOuter - laneInner) {
      return 1;
    }
    float x = a / laneWidth;
    x = x - (float) Math.floor(x) - 0.5f;
    float wheel = Math.abs(Math.abs(x) - 0.24f) * 7;
    float oil = Math.abs(x) * 7;
    return 1
        + (wheel < 1 ? 0.09f * (1 - wheel * wheel) : 0)
        - (oil < 1 ? 0.07f * (1 - oil * oil) : 0);
  }

  private static float manhole(float s, float v, float fp, float along) {
    float cell = s / 13;
    int i = (int) Math.floor(cell);
    float where = io.roadstream.scene.mesh.Rng.hash01(i, 77);
    if (where > 0.6f) {
      return 1;
    }
    float du = (cell - i) * 13 - 3 - 7 * where;
    float dv = v - (where * 40 % 7 - 3.5f);
    float d = (float) Math.sqrt(du * du + dv * dv);
    if (d > 0.4f) {
      return 1;
    }
    float blur = fp + 0.3f * along;
    float rim = Fragment.band(0.30f, 0.36f, d, blur);
    float inside = 1 - Fragment.step(0.3f, d, blur);
    float rib = ((int) Math.floor(du * 16) + (int) Math.floor(dv * 16)) & 1;
    return 1 - 0.55f * rim - inside * (along < 0.08f ? 0.25f + 0.25f * rib : 0.38f);
  }

  private static float stripes(float at, float period, float on, float blur) {
    float a = at - period * (float) Math.floor(at / period);
    float cover = Fragment.band(0, on, a, blur) + Fragment.band(period, period + on, a, blur);
    return Math.min(1, cover);
  }

  private static float setts(float s, float v, float fp, float along) {
    float rows = s / 0.16f;
    int row = (int) Math.floor(rows);
    float cols = v / 0.2f + (row & 1) * 0.5f;
    float fu = rows - row;
    float fv = cols - (float) Math.floor(cols);
    float gap =
        Math.max(Fragment.band(0, 0.12f, fu, along / 0.16f), Fragment.band(0, 0.1f, fv, fp / 0.2f));
    float tone =
        along < 0.3f
            ? Textures.GRAIN.at(row * 0.37f, (float) Math.floor(cols) * 0.23f, 0) - 0.5f
            : 0;
    return (1 + 0.8f * tone) * (1 - 0.45f * gap);
  }
}
