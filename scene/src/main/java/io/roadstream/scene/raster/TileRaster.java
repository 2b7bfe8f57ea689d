package io.roadstream.scene.raster;

import io.roadstream.scene.mesh.Mesh;
import io.roadstream.scene.shade.AlphaMask;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the nearest triangle at every sample of one tile.
 *
 * <p>Samples lie on a square lattice, or on every second point of it like the black squares of a
 * chessboard: then (x, y) of one tile is a sample where x + y is even, and lies at column x / 2 of
 * row y.
 *
 * <p>Where two triangles are equally near, the one drawn first wins, so the result does not depend
 * on threads. Not thread-safe: one per worker.
 */
final class TileRaster {
  static final int NONE = -1;
  private static final int GROUP_SHIFT = 26;

  /** Lattice points along the side of a block: 2 to the power of this. */
  private static final int BLOCK_SHIFT = 4;

  /**
   * Lattice points by which the ends of a run are first guessed too wide; the edges then decide.
   */
  private static final double SLACK = 1e-4;

  final int columns;
  final float[] nearness;
  final int[] id;
  private final int span;
  private final int shift;
  private int originX;
  private int originY;
  private int limitX;
  private int limitY;
  private float closest;
  private final int blocks;

  /** Smallest nearness in each block when it was last looked for: what is no nearer is hidden. */
  private final float[] hidden;

  /** Makes a tile of {@code span} lattice points along each side. */
  TileRaster(int span, boolean chequered) {
    this.span = span;
    this.shift = chequered ? 1 : 0;
    this.columns = chequered ? (span + 1) / 2 : span;
    this.nearness = new float[columns * span];
    this.id = new int[columns * span];
    this.blocks = (span >> BLOCK_SHIFT) + 1;
    this.hidden = new float[blocks * blocks];
  }

  static int group(int id) {
    return id >>> GROUP_SHIFT;
  }

  static int triangle(int id) {
    return id & ((1 << GROUP_SHIFT) - 1);
  }

  /** Rasterises the tile whose first lattice point is (x, y), both even. */
  void run(
      TriangleGroup[] groups, List<Instance> items, int tile, int x, int y, Projection projection) {
    originX = x;
    originY = y;
    limitX = Math.min(span, projection.width - x);
    limitY = Math.min(span, projection.height - y);
    float farthest = projection.perspective ? 0 : -Float.MAX_VALUE;
    closest = projection.perspective ? (float) (1 / Projection.NEAR) : Float.MAX_VALUE;
    Arrays.fill(nearness, farthest);
    Arrays.fill(id, NONE);
    Arrays.fill(hidden, farthest);
    boolean drawn = false;
    for (int g = 0; g < groups.length; g++) {
      TriangleGroup group = groups[g];
      int node = group.first(tile);
      if (node >= 0 && g % 2 == 1 && drawn) {
        findHidden();
        drawn = false;
      }
      for (; node >= 0; node = group.next(node)) {
        int t = group.triangle(node);
        if (!isHidden(group, t)) {
          draw(group, t, (g << GROUP_SHIFT) | t, items);
          drawn = true;
        }
      }
    }
  }

  private void findHidden() {
    Arrays.fill(hidden, Float.MAX_VALUE);
    int points = (1 << BLOCK_SHIFT) >> shift;
    for (int y = 0; y < limitY; y++) {
      // In a row of odd number the last column of a chequered tile is no sample.
      int n = (limitX - (y & shift) + shift) >> shift;
      int row = y * columns;
      int block = (y >> BLOCK_SHIFT) * blocks;
      for (int from = 0; from < n; from += points, block++) {
        int to = Math.min(n, from + points);
        float low = hidden[block];
        for (int i = row + from; i < row + to; i++) {
          low = Math.min(low, nearness[i]);
        }
        hidden[block] = low;
      }
    }
  }

  private boolean isHidden(TriangleGroup group, int t) {
    int left = Math.max(0, group.bounds[4 * t] - originX) >> BLOCK_SHIFT;
    int right = Math.min(limitX - 1, group.bounds[4 * t + 1] - originX) >> BLOCK_SHIFT;
    int first = Math.max(0, group.bounds[4 * t + 2] - originY) >> BLOCK_SHIFT;
    int last = Math.min(limitY - 1, group.bounds[4 * t + 3] - originY) >> BLOCK_SHIFT;
    float nearest = group.nearest[t];
    for (int y = first; y <= last; y++) {
      for (int block = y * blocks + left; block <= y * blocks + right; block++) {
        if (nearest > hidden[block]) {
          return false;
        }
      }
    }
    return true;
  }

  private void draw(TriangleGroup group, int t, int code, List<Instance> items) {
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
    int left = Math.max(0, group.bounds[4 * t] - originX);
    int right = Math.min(limitX - 1, group.bounds[4 * t + 1] - originX);
    int first = Math.max(0, group.bounds[4 * t + 2] - originY);
    int last = Math.min(limitY - 1, group.bounds[4 * t + 3] - originY);
    boolean wide = right - left > 3;
    if (wide && (top(ax, ay, a0) < 0 || top(bx, by, b0) < 0 || top(cx, cy, c0) < 0)) {
      return;
    }
    double ia = wide && ax != 0 ? 1 / ax : 0;
    double ib = wide && bx != 0 ? 1 / bx : 0;
    double ic = wide && cx != 0 ? 1 / cx : 0;
    boolean cut = group.cut[t];
    if (cut) {
      prepareMask(group, t, items);
    }
    // The coordinates times the sum of the edge functions, and that sum, grow evenly along a row.
    double ux = ax * u0 + bx * u1 + cx * u2;
    double vx = ax * v0 + bx * v1 + cx * v2;
    double sx = ax + bx + cx;
    double qx = e[at + 9];
    double qy = e[at + 10];
    double q0 = e[at + 11] + qx * originX + qy * originY;
    int step = 1 + shift;
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
          from = Math.max(from, -ra * ia - SLACK);
        } else if (ax < 0) {
          to = Math.min(to, -ra * ia + SLACK);
        }
        if (bx > 0) {
          from = Math.max(from, -rb * ib - SLACK);
        } else if (bx < 0) {
          to = Math.min(to, -rb * ib + SLACK);
        }
        if (cx > 0) {
          from = Math.max(from, -rc * ic - SLACK);
        } else if (cx < 0) {
          to = Math.min(to, -rc * ic + SLACK);
        }
        if (from > to) {
          continue;
        }
        low = (int) from;
        low += low < from ? 1 : 0;
        high = (int) to;
      }
      low += (low ^ y) & shift;
      high -= (high ^ y) & shift;
      // The samples inside are one run: find its ends exactly, then fill it without looking at the
      // edges.
      while (low <= high && (ra + ax * low < 0 || rb + bx * low < 0 || rc + cx * low < 0)) {
        low += step;
      }
      while (high > low && (ra + ax * high < 0 || rb + bx * high < 0 || rc + cx * high < 0)) {
        high -= step;
      }
      if (low <= high) {
        double rq = q0 + qy * y;
        if (cut) {
          double us = ra * u0 + rb * u1 + rc * u2;
          double vs = ra * v0 + rb * v1 + rc * v2;
          fillCut(y, low, high, code, rq, qx, us, ux, vs, vx, ra + rb + rc, sx);
        } else {
          fill(y, low, high, code, rq, qx);
        }
      }
    }
  }

  private void fill(int y, int low, int high, int code, double rq, double qx) {
    int step = 1 + shift;
    int i = y * columns + (low >> shift);
    for (int x = low; x <= high; x += step, i++) {
      float q = (float) (rq + qx * x);
      if (q > nearness[i] && q <= closest) {
        nearness[i] = q;
        id[i] = code;
      }
    }
  }

  private void fillCut(
      int y,
      int low,
      int high,
      int code,
      double rq,
      double qx,
      double us,
      double ux,
      double vs,
      double vx,
      double ss,
      double sx) {
    int step = 1 + shift;
    int i = y * columns + (low >> shift);
    for (int x = low; x <= high; x += step, i++) {
      float q = (float) (rq + qx * x);
      if (q > nearness[i] && q <= closest) {
        double k = 1 / (ss + sx * x);
        float u = (float) ((us + ux * x) * k);
        float v = (float) ((vs + vx * x) * k);
        if (mask.opaque(u, v, level)) {
          nearness[i] = q;
          id[i] = code;
        }
      }
    }
  }

  private AlphaMask mask = AlphaMask.SOLID;
  private int level;
  private float u0;
  private float u1;
  private float u2;
  private float v0;
  private float v1;
  private float v2;

  private void prepareMask(TriangleGroup group, int t, List<Instance> items) {
    Instance item = items.get(group.item[t]);
    Mesh mesh = item.mesh;
    mask = item.surfaces[mesh.slot[group.index[t]]].alpha().orElse(AlphaMask.SOLID);
    int tri = group.index[t] * 3;
    int i0 = mesh.index[tri] * 3;
    int i1 = mesh.index[tri + 1] * 3;
    int i2 = mesh.index[tri + 2] * 3;
    u0 = mesh.coord[i0];
    v0 = mesh.coord[i0 + 1];
    u1 = mesh.coord[i1];
    v1 = mesh.coord[i1 + 1];
    u2 = mesh.coord[i2];
    v2 = mesh.coord[i2 + 1];
    float uvArea = Math.abs((u1 - u0) * (v2 - v0) - (u2 - u0) * (v1 - v0));
    level = mask.level(uvArea, group.area[t]);
  }

  /** Returns the largest value of an edge function in the tile. */
  private double top(double ex, double ey, double e0) {
    return e0 + (ex > 0 ? ex * (limitX - 1) : 0) + (ey > 0 ? ey * (limitY - 1) : 0);
  }
}
