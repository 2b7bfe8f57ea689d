package io.roadstream.scene.raster;

import io.roadstream.scene.mesh.Mesh;
import io.roadstream.scene.shade.Fragment;
import io.roadstream.scene.shade.GroundMap;
import io.roadstream.scene.shade.Light;
import io.roadstream.scene.shade.ShadowMap;
import io.roadstream.scene.shade.SkyShader;
import io.roadstream.scene.shade.Surface;
import java.util.List;

/**
 * Shades one tile: once at every pixel centre, and between centres only where another object shows
 * there.
 *
 * <p>A pixel is the tent-weighted mean of the 3x3 half-pixel samples around its centre, as a lens
 * and a sensor with a fill factor of one would blur it; class and depth are those of the centre
 * alone. Not thread-safe: one per worker.
 */
final class TileShader {
  private static final byte SKY = 10;

  final TileRaster raster = new TileRaster(2 * ImagePass.TILE + 1);
  private final int span = raster.span;
  private final float[] red = new float[span * span];
  private final float[] green = new float[span * span];
  private final float[] blue = new float[span * span];
  private final long[] keys = new long[span * span];
  private final byte[] labels = new byte[ImagePass.TILE * ImagePass.TILE];
  private final float[] depths = new float[ImagePass.TILE * ImagePass.TILE];
  private final Fragment fragment;

  TileShader(Light light, ShadowMap shadows, GroundMap ground) {
    this.fragment = new Fragment(light, shadows, ground);
  }

  void shade(
      TriangleGroup[] groups,
      List<Instance> items,
      Camera camera,
      double eyeHeight,
      int x0,
      int y0,
      int width,
      int height) {
    fragment.eyeHeight = (float) eyeHeight;
    int nx = Math.min(ImagePass.TILE, width - x0);
    int ny = Math.min(ImagePass.TILE, height - y0);
    findKeys(groups, items, 2 * nx + 1, 2 * ny + 1);
    for (int j = 0; j < ny; j++) {
      for (int i = 0; i < nx; i++) {
        int at = (2 * j + 1) * span + 2 * i + 1;
        point(groups, items, camera, at, x0 + i, y0 + j);
        labels[j * ImagePass.TILE + i] = label;
        depths[j * ImagePass.TILE + i] = (float) depth;
      }
    }
    for (int b = 0; b <= 2 * ny; b++) {
      for (int a = 0; a <= 2 * nx; a++) {
        if ((a & b & 1) == 0) {
          between(groups, items, camera, a, b, 2 * nx, 2 * ny, x0, y0);
        }
      }
    }
  }

  private void findKeys(TriangleGroup[] groups, List<Instance> items, int w, int h) {
    for (int y = 0; y < h; y++) {
      int last = TileRaster.NONE;
      long lastKey = -1;
      for (int i = y * span; i < y * span + w; i++) {
        int id = raster.id[i];
        if (id != last) {
          last = id;
          if (id == TileRaster.NONE) {
            lastKey = -1;
          } else {
            TriangleGroup group = groups[TileRaster.group(id)];
            int t = TileRaster.triangle(id);
            Instance item = items.get(group.item[t]);
            lastKey = ((long) item.key << 8) | item.mesh.slot[group.index[t]];
          }
        }
        keys[i] = lastKey;
      }
    }
  }

  private void between(
      TriangleGroup[] groups,
      List<Instance> items,
      Camera camera,
      int a,
      int b,
      int maxA,
      int maxB,
      int x0,
      int y0) {
    int at = b * span + a;
    long key = keys[at];
    int stepA = (a & 1) == 0 ? 1 : 0;
    int stepB = (b & 1) == 0 ? 1 : 0;
    float r = 0;
    float g = 0;
    float bl = 0;
    int n = 0;
    for (int db = -stepB; db <= stepB; db += 2) {
      int bb = b + db;
      if (bb >= 0 && bb <= maxB) {
        for (int da = -stepA; da <= stepA; da += 2) {
          int aa = a + da;
          if (aa >= 0 && aa <= maxA) {
            int k = bb * span + aa;
            if (keys[k] == key) {
              r += red[k];
              g += green[k];
              bl += blue[k];
              n++;
            }
          }
          if (stepA == 0) {
            break;
          }
        }
      }
      if (stepB == 0) {
        break;
      }
    }
    if (n == 0) {
      point(groups, items, camera, at, x0 + (a - 1) * 0.5, y0 + (b - 1) * 0.5);
    } else {
      float k = 1f / n;
      red[at] = r * k;
      green[at] = g * k;
      blue[at] = bl * k;
    }
  }

  private byte label;
  private double depth;

  private void point(
      TriangleGroup[] groups, List<Instance> items, Camera camera, int at, double px, double py) {
    Fragment f = fragment;
    double dx = (px - camera.cx()) / camera.fx();
    double dy = (py - camera.cy()) / camera.fy();
    double[] right = camera.right();
    double[] down = camera.down();
    double[] forward = camera.forward();
    double rx = right[0] * dx + down[0] * dy + forward[0];
    double ry = right[1] * dx + down[1] * dy + forward[1];
    double rz = right[2] * dx + down[2] * dy + forward[2];
    int id = raster.id[at];
    if (id == TileRaster.NONE) {
      label = SKY;
      depth = 0;
      SkyShader.shade(f, (float) rx, (float) ry, (float) rz);
    } else {
      TriangleGroup group = groups[TileRaster.group(id)];
      int t = TileRaster.triangle(id);
      surfacePoint(group, t, items.get(group.item[t]), 2 * px + 1, 2 * py + 1);
      f.x = (float) (rx * depth);
      f.y = (float) (ry * depth);
      f.z = (float) (rz * depth);
      f.depth = (float) depth;
      f.prepare((float) (1 / camera.fx()));
      if (turns && f.nx * f.vx + f.ny * f.vy + f.nz * f.vz < 0) {
        f.nx = -f.nx;
        f.ny = -f.ny;
        f.nz = -f.nz;
      }
      surface.material.shade(f);
      f.haze();
    }
    red[at] = f.r;
    green[at] = f.g;
    blue[at] = f.b;
  }

  private boolean turns;
  private Surface surface;

  private void surfacePoint(TriangleGroup group, int t, Instance item, double sx, double sy) {
    double[] e = group.edges;
    int at = t * TriangleGroup.STRIDE;
    double e0 = e[at] * sx + e[at + 1] * sy + e[at + 2];
    double e1 = e[at + 3] * sx + e[at + 4] * sy + e[at + 5];
    double e2 = e[at + 6] * sx + e[at + 7] * sy + e[at + 8];
    depth = 1 / (e[at + 9] * sx + e[at + 10] * sy + e[at + 11]);
    double k = 1 / (e0 + e1 + e2);
    float b0 = (float) (e0 * k);
    float b1 = (float) (e1 * k);
    float b2 = 1 - b0 - b1;
    Mesh mesh = item.mesh;
    int tri = group.index[t];
    int v0 = mesh.index[tri * 3];
    int v1 = mesh.index[tri * 3 + 1];
    int v2 = mesh.index[tri * 3 + 2];
    Fragment f = fragment;
    f.occlusion = b0 * mesh.shade[v0] + b1 * mesh.shade[v1] + b2 * mesh.shade[v2];
    v0 *= 3;
    v1 *= 3;
    v2 *= 3;
    float[] c = mesh.coord;
    f.u = b0 * c[v0] + b1 * c[v1] + b2 * c[v2];
    f.v = b0 * c[v0 + 1] + b1 * c[v1 + 1] + b2 * c[v2 + 1];
    f.w = b0 * c[v0 + 2] + b1 * c[v1 + 2] + b2 * c[v2 + 2];
    float[] n = mesh.normal;
    float nx = b0 * n[v0] + b1 * n[v1] + b2 * n[v2];
    float ny = b0 * n[v0 + 1] + b1 * n[v1 + 1] + b2 * n[v2 + 1];
    float nz = b0 * n[v0 + 2] + b1 * n[v1 + 2] + b2 * n[v2 + 2];
    float length = (float) Math.sqrt(nx * nx + ny * ny + nz * nz);
    float s = length > 0 ? 1 / length : 0;
    float cos = (float) item.cos;
    float sin = (float) item.sin;
    f.nx = (nx * cos - ny * sin) * s;
    f.ny = (nx * sin + ny * cos) * s;
    f.nz = nz * s;
    surface = item.surfaces[mesh.slot[tri]];
    label = surface.trainId;
    turns = surface.turnsNormal;
  }

  void write(
      int x0, int y0, int width, int height, float[] colour, byte[] trainIds, float[] depth) {
    int nx = Math.min(ImagePass.TILE, width - x0);
    int ny = Math.min(ImagePass.TILE, height - y0);
    for (int j = 0; j < ny; j++) {
      int row = (y0 + j) * width + x0;
      for (int i = 0; i < nx; i++) {
        int at = (2 * j + 1) * span + 2 * i + 1;
        colour[(row + i) * 3] = tent(red, at);
        colour[(row + i) * 3 + 1] = tent(green, at);
        colour[(row + i) * 3 + 2] = tent(blue, at);
      }
      if (trainIds.length > 0) {
        System.arraycopy(labels, j * ImagePass.TILE, trainIds, row, nx);
      }
      if (depth.length > 0) {
        System.arraycopy(depths, j * ImagePass.TILE, depth, row, nx);
      }
    }
  }

  private float tent(float[] c, int at) {
    int up = at - span;
    int down = at + span;
    return (c[up - 1] + c[up + 1] + c[down - 1] + c[down + 1]) * 0.0625f
        + (c[up] + c[down] + c[at - 1] + c[at + 1]) * 0.125f
        + c[at] * 0.25f;
  }
}
