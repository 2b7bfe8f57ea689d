package io.roadstream.scene.street;

import io.roadstream.scene.CityStyle.Houses;
import io.roadstream.scene.mesh.Mesh;
import io.roadstream.scene.mesh.MeshBuilder;
import io.roadstream.scene.mesh.Rng;
import io.roadstream.scene.mesh.Shapes;
import io.roadstream.scene.shade.Facade;
import io.roadstream.scene.shade.FacadeStyle;
import io.roadstream.scene.shade.Plain;
import io.roadstream.scene.shade.RoofTiles;
import io.roadstream.scene.shade.Surface;
import io.roadstream.scene.shade.Textures;

/**
 * One building: walls with windows, roof, cornice, balconies, dormers, chimneys, awnings.
 *
 * <p>Local frame: x along the front from its left corner as seen from the street, y away from the
 * street, z up. Slots: 0 walls, 1 roof, 2 trim, 3 railings and metal, 4 awnings.
 */
final class House {
  private final Rng rng;
  private final double width;
  private final double depth;
  private final FacadeStyle look;
  private final int storeys;
  private final MeshBuilder b = new MeshBuilder();

  House(Rng rng, Houses houses, double width, double depth, boolean detached, boolean industrial) {
    this.rng = rng;
    this.width = width;
    this.depth = depth;
    int low = detached ? 1 : houses.storeys()[0];
    int high = detached ? 2 : houses.storeys()[1];
    this.storeys = industrial ? rng.pick(1, 2) : low + rng.below(high - low + 1);
    this.look = look(houses, detached, industrial);
  }

  private FacadeStyle look(Houses houses, boolean detached, boolean industrial) {
    float[][] colours = houses.facades();
    float[] wall = colours[rng.below(colours.length)].clone();
    int finish =
        rng.chance(houses.brick())
            ? 1
            : rng.weighted(5, 0, 1.2, detached ? 0 : 0.7, detached ? 0 : 0.9, detached ? 1 : 0);
    float k = rng.rangef(0.75, 1.12);
    if (finish == 1) {
      wall = new float[] {rng.rangef(.22, .40), rng.rangef(.10, .18), rng.rangef(.06, .12)};
    }
    if (finish == 3) {
      wall = new float[] {.10f, .11f, .12f};
    }
    for (int i = 0; i < 3; i++) {
      wall[i] *= k;
    }
    float t = rng.rangef(0.3, 0.72);
    float[] trim = {t, t * 0.96f, t * 0.9f};
    float[] frame =
        rng.chance(0.6)
            ? new float[] {.7f, .7f, .68f}
            : new float[] {rng.rangef(.03, .2), rng.rangef(.03, .15), rng.rangef(.02, .12)};
    float[] shop = {rng.rangef(.03, .4), rng.rangef(.03, .35), rng.rangef(.03, .35)};
    boolean shops = !detached && !industrial && rng.chance(houses.shops());
    float floor = rng.rangef(2.8, 3.6);
    float base =
        industrial ? rng.rangef(4, 5.5) : shops ? rng.rangef(3.6, 4.4) : rng.rangef(3.0, 3.7);
    float wide =
        finish == 3
            ? rng.rangef(1.9, 2.6)
            : industrial ? rng.rangef(1.8, 2.6) : rng.rangef(0.95, 1.5);
    float bay = wide + (finish == 3 ? 0.25f : rng.rangef(0.9, 2.0));
    float count = Math.max(1, Math.round(width / bay));
    bay = (float) width / count;
    wide = Math.min(wide, bay * 0.9f);
    float tall = finish == 3 ? floor - 0.5f : rng.rangef(1.3, 1.95);
    float height = base + (storeys - 1) * floor + 0.4f;
    return new FacadeStyle(
        wall,
        trim,
        frame,
        shop,
        finish,
        bay,
        wide,
        Math.min(tall, floor - 0.8f),
        finish == 3 ? 0.25f : rng.rangef(0.65, 0.95),
        floor,
        base,
        height,
        shops,
        finish < 3 && rng.chance(0.12),
        finish < 3 && rng.chance(0.14),
        1 + rng.below(3),
        rng.rangef(0.15, 0.55),
        rng.below(5000));
  }

  /** Returns the height of the eaves. */
  double height() {
    return look.height();
  }

  Mesh mesh() {
    double h = look.height();
    b.slot(0);
    wall(0, 0, width, 0, h);
    wall(width, 0, 0, depth, h);
    wall(width, depth, -width, 0, h);
    wall(0, depth, 0, -depth, h);
    boolean pitched = storeys <= 5 && look.finish() != 3 && look.finish() != 4 && rng.chance(0.68);
    if (pitched) {
      roof(h, rng.range(2.2, 4.2), rng.chance(0.3));
    } else {
      flat(h);
    }
    b.slot(2);
    if (look.finish() < 3) {
      Shapes.box(b, -0.05, -0.32, h - 0.3, width + 0.05, 0.02, h + 0.02);
      if (rng.chance(0.5)) {
        Shapes.box(b, 0, -0.12, look.base(), width, 0.02, look.base() + 0.18);
      }
    }
    if (storeys > 1 && rng.chance(0.4)) {
      balconies();
    } else if (storeys > 2 && rng.chance(0.25)) {
      bay();
    }
    if (look.shops() && rng.chance(0.6)) {
      awnings();
    }
    if (rng.chance(0.5)) {
      pipe();
    }
    return b.build();
  }

  private void wall(double x, double y, double ux, double uy, double h) {
    double length = Math.abs(ux + uy);
    double nx = uy / length;
    double ny = -ux / length;
    int p = b.vertex(x, y, -0.4, nx, ny, 0, 0, -0.4, 0);
    int q = b.vertex(x + ux, y + uy, -0.4, nx, ny, 0, length, -0.4, 0);
    int r = b.vertex(x + ux, y + uy, h, nx, ny, 0, length, h, 0);
    int s = b.vertex(x, y, h, nx, ny, 0, 0, h, 0);
    b.quad(p, q, r, s);
  }

  private void roof(double h, double rise, boolean gableToStreet) {
    double over = 0.35;
    b.slot(1);
    double mid = depth / 2;
    if (gableToStreet && width < 14) {
      double cx = width / 2;
      slope(-over, -over, -over, depth + over, cx, h - 0.1, h + rise * 1.2, true);
      slope(width + over, depth + over, width + over, -over, cx, h - 0.1, h + rise * 1.2, true);
      b.slot(0);
      gable(0, 0, width, 0, cx, 0, h, rise * 1.2);
      gable(width, depth, 0, depth, cx, depth, h, rise * 1.2);
    } else {
      slope(-over, -over, width + over, -over, mid, h - 0.1, h + rise, false);
      slope(width + over, depth + over, -over, depth + over, mid, h - 0.1, h + rise, false);
      b.slot(0);
      gable(width, 0, width, depth, width, mid, h, rise);
      gable(0, depth, 0, 0, 0, mid, h, rise);
      if (rng.chance(0.45)) {
        dormers(h, rise);
      }
    }
    b.slot(2);
    for (int i = 0; i < 1 + rng.below(2); i++) {
      double x = rng.range(1, width - 1);
      double y = mid + rng.range(-1, 1.5);
      Shapes.box(b, x - 0.35, y - 0.3, h, x + 0.35, y + 0.3, h + rise + rng.range(0.6, 1.3));
    }
  }

  /**
   * Adds a roof plane from an eaves line up to the ridge at {@code ridge} (x if towards the street,
   * else y).
   */
  private void slope(
      double x0,
      double y0,
      double x1,
      double y1,
      double ridge,
      double low,
      double high,
      boolean ridgeAtX) {
    double rx0 = ridgeAtX ? ridge : x0;
    double rx1 = ridgeAtX ? ridge : x1;
    double ry0 = ridgeAtX ? y0 : ridge;
    double ry1 = ridgeAtX ? y1 : ridge;
    double ux = x1 - x0;
    double uy = y1 - y0;
    double vx = rx0 - x0;
    double vy = ry0 - y0;
    double vz = high - low;
    double nx = uy * vz;
    double ny = -ux * vz;
    double nz = ux * vy - uy * vx;
    if (nz < 0) {
      nx = -nx;
      ny = -ny;
      nz = -nz;
    }
    int p = b.vertex(x0, y0, low, nx, ny, nz, x0, y0, low);
    int q = b.vertex(x1, y1, low, nx, ny, nz, x1, y1, low);
    int r = b.vertex(rx1, ry1, high, nx, ny, nz, rx1, ry1, high);
    int s = b.vertex(rx0, ry0, high, nx, ny, nz, rx0, ry0, high);
    b.quad(p, q, r, s);
  }

  private void gable(
      double x0, double y0, double x1, double y1, double mx, double my, double h, double rise) {
    double nx = y1 - y0;
    double ny = -(x1 - x0);
    double length = Math.sqrt(nx * nx + ny * ny);
    int p = b.vertex(x0, y0, h, nx, ny, 0, 0, h, 0);
    int q = b.vertex(x1, y1, h, nx, ny, 0, length, h, 0);
    int r = b.vertex(mx, my, h + rise, nx, ny, 0, length / 2, h + rise, 0);
    b.triangle(p, q, r);
  }

  private void dormers(double h, double rise) {
    int n = Math.max(1, (int) (width / 3.6));
    for (int i = 0; i < n; i++) {
      double x = width * (i + 0.5) / n;
      b.slot(2);
      Shapes.box(b, x - 0.65, 0.35, h, x + 0.65, depth * 0.3, h + Math.min(rise * 0.75, 1.7));
      b.slot(3);
      Shapes.box(b, x - 0.45, 0.32, h + 0.4, x + 0.45, 0.4, h + Math.min(rise * 0.6, 1.4));
    }
  }

  private void flat(double h) {
    b.slot(1);
    Shapes.face(b, 0, 0, h, width, 0, 0, 0, depth, 0);
    b.slot(2);
    double p = rng.range(0.3, 0.9);
    Shapes.box(b, -0.06, -0.06, h, width + 0.06, 0.2, h + p);
    Shapes.box(b, -0.06, 0.2, h, 0.2, depth, h + p);
    Shapes.box(b, width - 0.2, 0.2, h, width + 0.06, depth, h + p);
    if (rng.chance(0.6)) {
      double x = rng.range(1, Math.max(1.5, width - 4));
      Shapes.box(b, x, depth * 0.4, h, x + 3, depth * 0.7, h + 2.4);
    }
  }

  private void balconies() {
    int bays = Math.max(1, Math.round((float) width / look.bay()));
    int which = rng.below(2);
    boolean solid = rng.chance(0.4);
    double out = rng.range(0.8, 1.3);
    for (int floor = 1; floor < storeys; floor++) {
      double z = look.base() + (floor - 1) * look.floor() + look.sill() - 0.6;
      for (int i = which; i < bays; i += 2) {
        double x0 = i * look.bay() + look.bay() * 0.12;
        double x1 = (i + 1) * look.bay() - look.bay() * 0.12;
        b.slot(2);
        Shapes.box(b, x0, -out, z, x1, 0.02, z + 0.14);
        if (solid) {
          Shapes.box(b, x0, -out, z, x1, -out + 0.06, z + 1.05);
        } else {
          b.slot(3);
          Shapes.box(b, x0, -out, z + 1.0, x1, -out + 0.05, z + 1.06);
          bars(x0, x1, -out + 0.02, z + 0.1);
          Shapes.box(b, x0, -out, z + 1.0, x0 + 0.04, 0, z + 1.06);
          Shapes.box(b, x1 - 0.04, -out, z + 1.0, x1, 0, z + 1.06);
        }
      }
    }
  }

  private void bars(double x0, double x1, double y, double z) {
    b.slot(5);
    double tile = 1.2;
    int p = b.vertex(x0, y, z, 0, -1, 0, 0, 0, 0);
    int q = b.vertex(x1, y, z, 0, -1, 0, (x1 - x0) / tile, 0, 0);
    int r = b.vertex(x1, y, z + 0.92, 0, -1, 0, (x1 - x0) / tile, 0.8, 0);
    int s = b.vertex(x0, y, z + 0.92, 0, -1, 0, 0, 0.8, 0);
    b.quad(p, q, r, s);
    b.slot(3);
  }

  private void bay() {
    b.slot(0);
    double x0 = width * 0.5 - look.bay();
    double x1 = x0 + look.bay() * (rng.chance(0.5) ? 1 : 2);
    double z0 = look.base();
    double h = look.height() - 0.5;
    double out = 0.9;
    double[][] line = {{x0, 0}, {x0, -out}, {x1, -out}, {x1, 0}};
    double u = x0;
    for (int i = 0; i < 3; i++) {
      double ux = line[i + 1][0] - line[i][0];
      double uy = line[i + 1][1] - line[i][1];
      double length = Math.abs(ux + uy);
      int p = b.vertex(line[i][0], line[i][1], z0, uy, -ux, 0, u, z0, 0);
      int q = b.vertex(line[i + 1][0], line[i + 1][1], z0, uy, -ux, 0, u + length, z0, 0);
      int r = b.vertex(line[i + 1][0], line[i + 1][1], h, uy, -ux, 0, u + length, h, 0);
      int s = b.vertex(line[i][0], line[i][1], h, uy, -ux, 0, u, h, 0);
      b.quad(p, q, r, s);
      u += i == 1 ? length : 0;
    }
    b.slot(2);
    Shapes.box(b, x0 - 0.05, -out - 0.05, h, x1 + 0.05, 0, h + 0.15);
    Shapes.box(b, x0 - 0.05, -out - 0.05, z0 - 0.25, x1 + 0.05, 0, z0);
  }

  private void awnings() {
    b.slot(4);
    int bays = Math.max(1, Math.round((float) width / look.bay()));
    double z = look.base() - 0.65;
    for (int i = 0; i < bays; i++) {
      if (rng.chance(0.5)) {
        double x0 = i * look.bay() + 0.1;
        double w = look.bay() - 0.2;
        Shapes.face(b, x0, -1.1, z - 0.45, w, 0, 0, 0, 1.1, 0.45);
        Shapes.face(b, x0, -1.1, z - 0.65, w, 0, 0, 0, 0, 0.2);
      }
    }
  }

  private void pipe() {
    b.slot(3);
    double x = rng.chance(0.5) ? 0.15 : width - 0.15;
    Shapes.tube(
        b,
        new double[] {x, -0.07, 0},
        new double[] {x, -0.07, look.height() - 0.2},
        0.05,
        0.05,
        5,
        false);
  }

  Surface[] surfaces() {
    float[] t = look.trim();
    int tile = rng.below(4);
    float k = rng.rangef(0.7, 1.2);
    float[][] tiles = {
      {.30f, .10f, .055f}, {.22f, .09f, .06f}, {.09f, .09f, .10f}, {.16f, .11f, .09f}
    };
    float[] roof = tiles[tile];
    return new Surface[] {
      Surface.solid(new Facade(look), Ids.BUILDING),
      Surface.sheet(new RoofTiles(roof[0] * k, roof[1] * k, roof[2] * k), Ids.BUILDING),
      Surface.solid(Plain.matt(t[0], t[1], t[2]), Ids.BUILDING),
      Surface.solid(Plain.matt(0.05, 0.05, 0.055), Ids.BUILDING),
      Surface.sheet(
          Plain.matt(rng.range(.05, .6), rng.range(.05, .4), rng.range(.05, .35)), Ids.BUILDING),
      Surface.cutOut(Plain.matt(0.05, 0.05, 0.055), Ids.BUILDING, Textures.BARS)
    };
  }
}
