package io.roadstream.scene.raster;

import io.roadstream.scene.mesh.Mesh;
import io.roadstream.scene.shade.AlphaMask;
import io.roadstream.scene.shade.Surface;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the nearest triangle at every sample of one tile.
 *
 * <p>Where two triangles are equally near, the one drawn first wins, so the result does not depend
 * on threads. Not thread-safe: one per worker.
 */
final class TileRaster {
  static final int NONE = -1;
  private static final int GROUP_SHIFT = 26;

  final int span;
  final float[] nearness;
  final int[] id;
  private int originX;
  private int originY;
  private int limitX;
  private int limitY;

  TileRaster(int span) {
    this.span = span;
    this.nearness = new float[span * span];
    this.id = new int[span * span];
  }

  static int group(int id) {
    return id >>> GROUP_SHIFT;
  }

  static int triangle(int id) {
    return id & ((1 << GROUP_SHIFT) - 1);
  }

  /**
   * Rasterises the tile whose first sample is (x, y); samples lie in a {@code span}-wide square.
   */
  void run(
      TriangleGroup[] groups, List<Instance> items, int tile, int x, int y, Projection projection) {
    originX = x;
    originY = y;
    limitX = Math.min(span, projection.width - x);
    limitY = Math.min(span, projection.height - y);
    float farthest = projection.perspective ? 0 : -Float.MAX_VALUE;
    float closest = projection.perspective ? (float) (1 / Projection.NEAR) : Float.MAX_VALUE;
    Arrays.fill(nearness, farthest);
    Arrays.fill(id, NONE);
    float hidden = farthest;
    for (int g = 0; g < groups.length; g++) {
      TriangleGroup group = groups[g];
      int node = group.first(tile);
      if (node >= 0 && g % 4 == 3) {
        hidden = lowest();
      }
      for (; node >= 0; node = group.next(node)) {
        int t = group.triangle(node);
        if (group.nearest[t] <= hidden) {
          continue;
        }
        Instance item = items.get(group.item[t]);
        Surface surface = item.surfaces[item.mesh.slot[group.index[t]]];
        draw(
            group,
            t,
            (g << GROUP_SHIFT) | t,
            item.mesh,
            surface.alpha().orElse(AlphaMask.SOLID),
            closest);
      }
    }
  }

  private float lowest() {
    float low = Float.MAX_VALUE;
    for (int y = 0; y < limitY; y++) {
      for (int x = 0; x < limitX; x++) {
        low = Math.min(low, nearness[y * span + x]);
      }
    }
    return low;
  }

  private void draw(
      TriangleGroup group, int t, int code, Mesh mesh, AlphaMask mask, float closest) {
    double[] e = group.edges;
    int at = t * TriangleGroup.STRIDE;
    double ax = e[at];
    double ay = e[at + 1];
    double a0 = e[at + 2] + ax * originX + ay * originY;
    double bx = e[at + 3];
    double by = e[at + 4];
    double b0 = e[at + 5] + bx * originX + by * originY;
    double cx = e[at + 6];
    double cy = e[at + 7];
    double c0 = e[at + 8] + cx * originX + cy * originY;
    double qx = e[at + 9];
    double qy = e[at + 10];
    double q0 = e[at + 11] + qx * originX + qy * originY;
    int left = Math.max(0, group.bounds[4 * t] - originX);
    int right = Math.min(limitX - 1, group.bounds[4 * t + 1] - originX);
    int first = Math.max(0, group.bounds[4 * t + 2] - originY);
    int last = Math.min(limitY - 1, group.bounds[4 * t + 3] - originY);
    boolean wide = right - left > 6;
    if (wide && (top(ax, ay, a0) < 0 || top(bx, by, b0) < 0 || top(cx, cy, c0) < 0)) {
      return;
    }
    double ia = wide && ax != 0 ? 1 / ax : 0;
    double ib = wide && bx != 0 ? 1 / bx : 0;
    double ic = wide && cx != 0 ? 1 / cx : 0;
    boolean cut = mask != AlphaMask.SOLID;
    int[] idx = mesh.index;
    int tri = group.index[t] * 3;
    int level = 0;
    float u0 = 0;
    float u1 = 0;
    float u2 = 0;
    float v0 = 0;
    float v1 = 0;
    float v2 = 0;
    if (cut) {
      int i0 = idx[tri] * 3;
      int i1 = idx[tri + 1] * 3;
      int i2 = idx[tri + 2] * 3;
      u0 = mesh.coord[i0];
      v0 = mesh.coord[i0 + 1];
      u1 = mesh.coord[i1];
      v1 = mesh.coord[i1 + 1];
      u2 = mesh.coord[i2];
      v2 = mesh.coord[i2 + 1];
      level = level(mask, Math.abs((u1 - u0) * (v2 - v0) - (u2 - u0) * (v1 - v0)), group.area[t]);
    }
    for (int y = first; y <= last; y++) {
      double ra = a0 + ay * y;
      double rb = b0 + by * y;
      double rc = c0 + cy * y;
      int low = left;
      int high = right;
      if (wide) {
        double from = left;
        double to = right;
        if (ax > 0) {
          from = Math.max(from, -ra * ia - 1);
        } else if (ax < 0) {
          to = Math.min(to, -ra * ia + 1);
        }
        if (bx > 0) {
          from = Math.max(from, -rb * ib - 1);
        } else if (bx < 0) {
          to = Math.min(to, -rb * ib + 1);
        }
        if (cx > 0) {
          from = Math.max(from, -rc * ic - 1);
        } else if (cx < 0) {
          to = Math.min(to, -rc * ic + 1);
        }
        low = (int) from;
        high = (int) to;
      }
      double rq = q0 + qy * y;
      int row = y * span;
      for (int x = low; x <= high; x++) {
        double ea = ra + ax * x;
        double eb = rb + bx * x;
        double ec = rc + cx * x;
        if (ea >= 0 && eb >= 0 && ec >= 0) {
          float q = (float) (rq + qx * x);
          if (q > nearness[row + x] && q <= closest) {
            if (cut) {
              double k = 1 / (ea + eb + ec);
              float u = (float) ((ea * u0 + eb * u1 + ec * u2) * k);
              float v = (float) ((ea * v0 + eb * v1 + ec * v2) * k);
              if (!mask.opaque(u, v, level)) {
                continue;
              }
            }
            nearness[row + x] = q;
            id[row + x] = code;
          }
        }
      }
    }
  }

  /** Returns the largest value of an edge function in the tile. */
  private double top(double ex, double ey, double e0) {
    return e0 + (ex > 0 ? ex * (limitX - 1) : 0) + (ey > 0 ? ey * (limitY - 1) : 0);
  }

  private static int level(AlphaMask mask, float uvArea, double sampleArea) {
    double texels = uvArea * mask.size() * mask.size() / Math.max(1e-9, sampleArea);
    int level = 0;
    while (texels > 2.5 && level < mask.maxLevel()) {
      texels /= 4;
      level++;
    }
    return level;
  }
}
