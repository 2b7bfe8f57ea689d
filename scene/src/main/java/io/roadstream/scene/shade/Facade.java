package io.roadstream.scene.shade;

import io.roadstream.scene.mesh.Rng;

/**
 * A wall with windows, doors and shop fronts, box-filtered by the pixel; u along the wall, v height
 * above the ground.
 *
 * @param style the building's look
 */
public record Facade(FacadeStyle style) implements Material {
  @Override
  public void shade(Fragment f) {
    FacadeStyle s = style;
    float u = f.u;
    float v = f.v;
    float bu = Math.min(f.stretch, 12 * f.footprint);
    float bv = f.footprint;
    float cell = u / s.bay();
    int column = (int) Math.floor(cell);
    float x = (cell - column - 0.5f) * s.bay();
    boolean ground = v < s.base();
    int storey = ground ? -1 : (int) ((v - s.base()) / s.floor());
    float y = ground ? v : v - s.base() - storey * s.floor();
    float hash = Rng.hash01(column + s.seed(), storey * 7 + s.seed());
    float glass;
    float frame;
    float surround = 0;
    float reveal = 0;
    float gx;
    float gy;
    float gw;
    float gh;
    boolean door = false;
    boolean blank = !ground && v > s.height() - 0.35f;
    if (ground && s.shops()) {
      gw = s.bay() * 0.86f;
      gh = s.base() - 1.15f;
      gx = x;
      gy = y - 0.45f;
      door = hash < 0.3f;
      if (door) {
        gy = y - 0.05f;
        gw = Math.min(1.3f, s.bay() * 0.6f);
        gh = 2.25f;
      }
    } else if (ground) {
      gw = s.windowWidth();
      gh = s.windowHeight() * 0.95f;
      gx = x;
      gy = y - 1.0f - (s.base() - 3.2f) * 0.5f;
      door = hash < 0.16f;
      if (door) {
        gy = y - 0.12f;
        gw = 1.15f;
        gh = 2.2f;
      }
    } else {
      gw = s.windowWidth();
      gh = s.windowHeight();
      gx = x;
      gy = y - s.sill();
    }
    float half = gw * 0.5f;
    float arch = 0;
    if (s.arched() && !ground) {
      float a = Math.abs(gx) / half;
      arch = a < 1 ? half * 0.5f * a * a : half * 0.5f;
    }
    if (blank) {
      glass = 0;
      frame = 0;
    } else {
      float opening = Fragment.band(-half, half, gx, bu) * Fragment.band(0, gh - arch, gy, bv);
      float t = 0.07f;
      float pane =
          Fragment.band(-half + t, half - t, gx, bu) * Fragment.band(t, gh - arch - t, gy, bv);
      if (s.panes() > 1 && !(ground && s.shops())) {
        float bar = Fragment.band(-0.03f, 0.03f, gx, bu);
        float cross = Fragment.band(gh * 0.68f - 0.03f, gh * 0.68f + 0.03f, gy, bv);
        if (s.panes() > 2) {
          cross = Math.max(cross, Fragment.band(gh * 0.34f - 0.02f, gh * 0.34f + 0.02f, gy, bv));
        }
        pane *= (1 - bar) * (1 - cross);
      }
      glass = pane;
      frame = opening - pane;
      if (!s.shops() || !ground) {
        float e = 0.14f;
        surround =
            Fragment.band(-half - e, half + e, gx, bu) * Fragment.band(-e, gh - arch + e, gy, bv)
                - opening;
        surround = Math.max(0, surround);
        float ledge =
            Fragment.band(-half - 0.2f, half + 0.2f, gx, bu)
                * Fragment.band(-0.16f, -0.02f, gy, bv);
        surround = Math.max(surround, ledge * 0.8f);
      }
      // The reveal throws a shadow on the top and on the side away from the sun.
      reveal = Fragment.band(gh - arch - 0.28f, gh - arch, gy, bv) * Math.min(1, glass + frame);
    }
    wall(f, u, v, bu, bv, ground);
    float r = f.r;
    float g = f.g;
    float b = f.b;
    if (surround > 0) {
      r += (s.trim()[0] - r) * surround;
      g += (s.trim()[1] - g) * surround;
      b += (s.trim()[2] - b) * surround;
    }
    if (s.shutters() && !ground && !blank) {
      float shutter =
          (Fragment.band(half + 0.03f, half + 0.45f, gx, bu)
                  + Fragment.band(-half - 0.45f, -half - 0.03f, gx, bu))
              * Fragment.band(-0.02f, gh + 0.02f, gy, bv);
      float slat = gy * 12;
      slat = 0.75f + 0.25f * (slat - (float) Math.floor(slat));
      r += (s.frame()[0] * slat - r) * shutter;
      g += (s.frame()[1] * slat - g) * shutter;
      b += (s.frame()[2] * slat - b) * shutter;
    }
    float solid = 1 - glass;
    float[] fc = ground && s.shops() ? s.shop() : s.frame();
    r += (fc[0] - r) * Math.min(1, frame);
    g += (fc[1] - g) * Math.min(1, frame);
    b += (fc[2] - b) * Math.min(1, frame);
    if (door && !(ground && s.shops())) {
      r += (fc[0] * 0.6f - r) * glass;
      g += (fc[1] * 0.6f - g) * glass;
      b += (fc[2] * 0.6f - b) * glass;
      glass *= 0.12f;
      solid = 1 - glass;
    }
    float low = Math.min(1, 0.62f + v * 0.12f);
    float eaves = 1 - 0.35f * Fragment.band(s.height() - 0.9f, s.height(), v, bv + 0.5f);
    f.diffuse(r, g, b, low * eaves * (1 - 0.4f * reveal));
    float sr = f.r * solid;
    float sg = f.g * solid;
    float sb = f.b * solid;
    if (glass > 0.003f) {
      window(f, gx, gy, half, gh, hash, ground && s.shops(), column, storey);
      sr += f.r * glass;
      sg += f.g * glass;
      sb += f.b * glass;
    }
    f.r = sr;
    f.g = sg;
    f.b = sb;
  }

  private void wall(Fragment f, float u, float v, float bu, float bv, boolean ground) {
    FacadeStyle s = style;
    float[] c = ground && s.shops() ? s.shop() : s.wall();
    float grain = Textures.GRAIN.at(u * 0.5f, v * 0.5f, bu * 0.5f);
    float stain = Textures.STREAKS.at(u * 0.11f + s.seed() * 0.13f, v * 0.07f, bu * 0.11f);
    float k = 1 + (grain - 0.5f) * 0.2f + (stain - 0.5f) * 0.36f;
    float joint = 0;
    switch (s.finish()) {
      case 1 -> {
        float row = v / 0.075f;
        int r = (int) Math.floor(row);
        float col = u / 0.25f + (r & 1) * 0.5f;
        int q = (int) Math.floor(col);
        joint =
            Math.max(
                Fragment.band(0, 0.16f, row - r, bv / 0.075f),
                Fragment.band(0, 0.05f, col - q, bu / 0.25f));
        if (bv < 0.12f) {
          k *= 0.85f + 0.3f * Rng.hash01(q, r);
        }
        joint *= 0.8f;
      }
      case 2 -> {
        float row = v / 0.55f;
        int r = (int) Math.floor(row);
        float col = u / 1.1f + (r & 1) * 0.5f;
        int q = (int) Math.floor(col);
        joint =
            -0.45f
                * Math.max(
                    Fragment.band(0, 0.06f, row - r, bv / 0.55f),
                    Fragment.band(0, 0.03f, col - q, bu / 1.1f));
        k *= 0.92f + 0.16f * Rng.hash01(q, r);
      }
      case 4 -> {
        float row = v / s.floor();
        float col = u / s.bay();
        joint =
            -0.5f
                * Math.max(
                    Fragment.band(0, 0.012f, row - (float) Math.floor(row), bv / s.floor()),
                    Fragment.band(0, 0.012f, col - (float) Math.floor(col), bu / s.bay()));
      }
      case 5 -> {
        float row = v / 0.18f;
        joint = -0.4f * Fragment.band(0, 0.15f, row - (float) Math.floor(row), bv / 0.18f);
      }
      default -> {}
    }
    if (v < 0.55f && !(ground && s.shops())) {
      c = s.trim();
      k *= 0.72f;
    }
    if (ground && s.shops() && v > s.base() - 0.62f) {
      sign(f, u, v, bu, k);
      return;
    }
    float band = ground ? 0 : Fragment.band(s.base() - 0.02f, s.base() + 0.2f, v, bv);
    float dark = joint < 0 ? 1 + joint : 1;
    float mortar = Math.max(0, joint);
    f.r = (c[0] + (s.trim()[0] - c[0]) * band) * k * dark;
    f.g = (c[1] + (s.trim()[1] - c[1]) * band) * k * dark;
    f.b = (c[2] + (s.trim()[2] - c[2]) * band) * k * dark;
    if (mortar > 0) {
      f.r += (0.36f - f.r) * mortar * 0.6f;
      f.g += (0.34f - f.g) * mortar * 0.6f;
      f.b += (0.31f - f.b) * mortar * 0.6f;
    }
  }

  private void sign(Fragment f, float u, float v, float bu, float k) {
    int shop = (int) Math.floor(u / (style.bay() * 2));
    float h = Rng.hash01(shop * 31 + style.seed(), 5);
    float h2 = Rng.hash01(shop * 17 + style.seed(), 9);
    float r = 0.12f + 0.6f * h;
    float g = 0.10f + 0.5f * h2;
    float b = 0.12f + 0.55f * Math.abs(h - h2);
    float y = (v - (style.base() - 0.55f)) / 0.42f;
    float x = u / 0.3f;
    float letter =
        Rng.hash01((int) Math.floor(x * 4), (int) Math.floor(y * 5) + shop * 11) > 0.5f ? 1 : 0;
    float word =
        Fragment.band(0.25f, 0.75f, y, 0.1f)
            * (Rng.hash01((int) Math.floor(x), shop) > 0.25f ? 1 : 0);
    float ink = word * (bu < 0.09f ? letter : 0.5f);
    float light = r + g + b > 0.8f ? 0.05f : 0.8f;
    f.r = (r + (light - r) * ink) * k;
    f.g = (g + (light - g) * ink) * k;
    f.b = (b + (light - b) * ink) * k;
  }

  private void window(
      Fragment f,
      float gx,
      float gy,
      float half,
      float gh,
      float hash,
      boolean shop,
      int column,
      int storey) {
    float h2 = Rng.hash01(column * 13 + style.seed(), storey * 29 + 3);
    float dark = 0.015f + 0.04f * h2;
    float inside = dark;
    float ir = inside;
    float ig = inside;
    float ib = inside * 1.05f;
    float night = f.light.night();
    float lit = h2 < style.lit() ? night : 0;
    if (shop) {
      float goods = Textures.CLOUDS.at(gx * 0.23f + h2, gy * 0.31f + hash, f.footprint * 0.3f);
      float shelf =
          Fragment.band(0.9f, 0.96f, gy, f.footprint) + Fragment.band(1.7f, 1.75f, gy, f.footprint);
      goods = Math.max(0, goods - 0.45f) * (gy < 1.6f ? 0.55f : 0.2f) + 0.12f * shelf;
      ir += goods * (0.5f + h2);
      ig += goods * (0.5f + hash);
      ib += goods * 0.75f;
      lit = Math.max(lit, night * 0.9f);
    } else if (hash > 0.35f) {
      // Curtains or a blind, drawn to a different height or width in every window.
      float drawn =
          hash > 0.75f
              ? Fragment.step(gh * (1.55f - hash), gy, 0.06f)
              : Fragment.step(half * (1.2f - hash), Math.abs(gx), 0.06f);
      float fold = 0.8f + 0.2f * (gx * 9 - (float) Math.floor(gx * 9));
      ir += (0.42f * fold - ir) * drawn * 0.75f;
      ig += (0.40f * fold - ig) * drawn * 0.75f;
      ib += (0.36f * fold - ib) * drawn * 0.75f;
    }
    f.diffuse(ir, ig, ib, 0.7f);
    f.coat(0.07f + 0.1f * (style.finish() == 3 ? 2.5f : h2), 1, 40);
    if (lit > 0) {
      float warm = 0.5f + 0.5f * h2;
      f.emit(lit * 0.55f, lit * (0.30f + 0.12f * warm), lit * 0.17f * warm);
    }
  }
}
