package io.roadstream.scene.model;

import io.roadstream.scene.shade.Fragment;
import io.roadstream.scene.shade.Material;

/**
 * A vehicle's skin: paint, glass, lamps, plates, seams and wheel arches, placed by the body's own
 * coordinates.
 *
 * @param body the proportions
 * @param zone which strip of the skin: 0 lower body and ends, 1 beside the windows, 2 the top
 * @param red paint, linear
 * @param green paint, linear
 * @param blue paint, linear
 * @param metallic strength of the coat
 * @param braking whether brake lamps shine
 * @param kind 0 car, 1 bus, 2 lorry cab, 3 taxi
 */
record CarPaint(
    CarBody body,
    int zone,
    float red,
    float green,
    float blue,
    float metallic,
    boolean braking,
    int kind)
    implements Material {
  @Override
  public void shade(Fragment f) {
    float half = (float) body.length() / 2;
    float x = f.u / half;
    float fp = f.footprint;
    float along = Math.min(f.stretch, 6 * fp);
    boolean rearWindow =
        kind == 1 && x < -0.975f && f.w > 1.65f && f.w < 2.55f && Math.abs(f.v) < 0.95f;
    boolean window = zone == 1 ? side(x, f.w) : zone == 2 && screens(x, f.v, f.w);
    boolean glass = rearWindow || window;
    if (glass) {
      glass(f);
      return;
    }
    if (zone == 1 && f.w > body.belt() && kind == 1) {
      f.diffuse(0.03f, 0.03f, 0.032f);
      f.coat(0.05f, 0.7f, 20);
      return;
    }
    float r = red;
    float g = green;
    float b = blue;
    float ax = Math.abs(x);
    float ay = Math.abs(f.v) / ((float) body.width() / 2);
    float emitR = 0;
    float emitW = 0;
    float shine = metallic;
    float z = f.w;
    float belt = (float) body.belt();
    if ((ax > 0.93f && z < belt) || (zone == 0 && ax > 0.965f)) {
      float lampLow = kind == 1 ? 0.6f : belt * (x > 0 ? 0.58f : 0.60f);
      float lampHigh = kind == 1 ? 0.95f : belt * (x > 0 ? 0.76f : 0.88f);
      float plateZ = belt * (x > 0 ? 0.36f : kind == 0 ? 0.52f : 0.5f);
      if (z > lampLow && z < lampHigh && ay > (x > 0 ? 0.56f : 0.62f)) {
        if (x > 0) {
          float ring = Math.abs(ay - 0.76f) * 9;
          r = g = b = ring < 0.6f ? 0.8f : 0.3f;
          emitW = f.light.night() * 2.2f + 0.12f;
        } else {
          r = 0.45f;
          g = 0.015f;
          b = 0.012f;
          emitR = f.light.night() * 0.8f + (braking ? 0.9f : 0.02f);
        }
      } else if (Math.abs(f.v) < 0.27f && Math.abs(z - plateZ) < 0.062f && ax > 0.95f) {
        boolean ink =
            Math.abs(f.v) < 0.2f
                && Math.abs(z - plateZ) < 0.038f
                && ((int) Math.floor(f.v * 26 + 60) & 1) == 0;
        r = g = b = ink ? 0.05f : 0.72f;
        shine = 0.1f;
      } else if (x > 0 && z > belt * 0.45f && z < belt * 0.72f && ay < 0.52f) {
        float bar = z * 22;
        bar -= (float) Math.floor(bar);
        r = g = b = bar < 0.5f ? 0.015f : 0.06f;
        shine = 0.3f;
      } else if (z < belt * 0.33f) {
        r = g = b = 0.03f;
        shine = 0.15f;
      } else if (Math.abs(z - belt * 0.43f) < 0.012f) {
        r *= 0.3f;
        g *= 0.3f;
        b *= 0.3f;
      }
    }
    if (x < -0.96f && kind == 0 && body.top(0) > 1.9 && z > belt * 0.5f) {
      float split = 1 - 0.7f * Fragment.band(-0.012f, 0.012f, f.v, fp);
      r *= split;
      g *= split;
      b *= split;
    }
    if (zone == 0) {
      float sill = (float) body.clearance();
      if (z < sill + 0.09f) {
        r = g = b = 0.025f;
        shine = 0.1f;
      }
      if (ay > 0.75f) {
        float seam = 0;
        if (kind != 2 && z > sill + 0.1f) {
          for (double p : body.pillars()) {
            seam =
                Math.max(
                    seam,
                    Fragment.band(
                        (float) p * half - 0.008f, (float) p * half + 0.008f, f.u, along));
          }
          seam =
              Math.max(
                  seam,
                  Fragment.band(
                      (float) body.sideTo() * half - 0.108f,
                      (float) body.sideTo() * half - 0.092f,
                      f.u,
                      along));
          if (kind == 0 || kind == 3) {
            float handle = Fragment.band(belt - 0.14f, belt - 0.10f, z, fp);
            for (double p : body.pillars()) {
              seam =
                  Math.max(
                      seam,
                      0.6f
                          * handle
                          * Fragment.band(
                              (float) p * half + 0.08f, (float) p * half + 0.26f, f.u, along));
            }
          }
        }
        float k = 1 - 0.7f * seam;
        r *= k;
        g *= k;
        b *= k;
        float arch =
            Math.min(
                wheel(f.u, z, (float) body.frontAxle() * half),
                wheel(f.u, z, (float) body.rearAxle() * half));
        float cover = 1 - Fragment.step(1.16f, arch, 0.02f + fp * 2);
        r += (0.008f - r) * cover;
        g += (0.008f - g) * cover;
        b += (0.008f - b) * cover;
        shine *= 1 - cover;
        if (kind == 1 && z > 0.75f && z < 0.86f && ax < 0.93f) {
          r = 0.7f;
          g = 0.7f;
          b = 0.7f;
        }
      }
    } else if (zone == 2 && kind == 3 && Math.abs(f.u) < 0.12f && Math.abs(f.v) < 0.3f) {
      r = 0.8f;
      g = 0.6f;
      b = 0.02f;
    }
    float low = Math.min(1, 0.45f + f.w * 0.55f);
    f.diffuse(r, g, b, low);
    f.coat(0.05f, shine, 30);
    if (emitR > 0 || emitW > 0) {
      f.emit(emitR + emitW, emitW * 0.95f + emitR * 0.04f, emitW * 0.8f + emitR * 0.03f);
    }
  }

  private float wheel(float x, float z, float axle) {
    float dx = x - axle;
    float dz = z - (float) body.wheel();
    return (float) Math.sqrt(dx * dx + dz * dz) / (float) body.wheel();
  }

  private boolean side(float x, float z) {
    if (x < body.sideFrom()
        || x > body.sideTo()
        || z < body.belt() + 0.03
        || z > body.top(x) - 0.085) {
      return false;
    }
    for (double p : body.pillars()) {
      if (Math.abs(x - p) * body.length() / 2 < (kind == 1 ? 0.05 : 0.045)) {
        return false;
      }
    }
    return true;
  }

  private boolean screens(float x, float y, float z) {
    double edge = body.width() / 2 * 0.80 - body.tumble() * Math.max(0, z - body.belt()) * 0.6;
    if (Math.abs(y) > edge) {
      return false;
    }
    double margin = 0.03 / (body.length() / 2);
    return (x > body.screenTop() + margin && x < body.screenBase() - margin)
        || (x < body.rearTop() - margin && x > body.rearBase() + margin);
  }

  private void glass(Fragment f) {
    float k = 0.022f;
    f.diffuse(k, k * 1.05f, k * 1.1f, 0.8f);
    if (kind == 1 && f.light.night() > 0) {
      f.emit(0.5f * f.light.night(), 0.45f * f.light.night(), 0.33f * f.light.night());
    }
    f.coat(0.08f, 1, 40);
  }
}
