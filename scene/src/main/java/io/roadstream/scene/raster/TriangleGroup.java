package io.roadstream.scene.raster;

import io.roadstream.scene.mesh.Mesh;
import io.roadstream.scene.shade.Surface;
import java.util.Arrays;
import java.util.List;

/**
 * Projected triangles of some instances, with a list of them for each tile, in the order of the
 * instances.
 *
 * <p>Works on homogeneous coordinates (Olano and Greer 1997), so triangles that cross the camera
 * plane need no clipping: three edge functions E0..E2 over the sample plane, inside where all are
 * at least 0, with attribute = sum(E_i a_i) / sum(E_i). Reused from frame to frame. Not
 * thread-safe.
 */
final class TriangleGroup {
  /** Doubles a triangle: three edges (x, y, 1), the nearness plane (x, y, 1). */
  static final int STRIDE = 12;

  double[] edges = new double[STRIDE * 1024];
  float[] nearest = new float[1024];
  float[] area = new float[1024];

  /** First and last sample column and row that a triangle may touch, four each. */
  int[] bounds = new int[4 * 1024];

  /** Whether the surface has holes. */
  boolean[] cut = new boolean[1024];

  int[] item = new int[1024];
  int[] index = new int[1024];
  int count;
  private final int[] head;
  private final int[] tail;
  private int[] next = new int[4096];
  private int[] member = new int[4096];
  private int nodes;
  private final int tilesX;
  private final int tilesY;
  private final int tileSamples;
  private final Relief relief;
  private double[] projected = new double[4 * 1024];
  private final double[] matrix = new double[16];

  TriangleGroup(int tilesX, int tilesY, int tileSamples, Relief relief) {
    this.tilesX = tilesX;
    this.tilesY = tilesY;
    this.tileSamples = tileSamples;
    this.relief = relief;
    this.head = new int[tilesX * tilesY];
    this.tail = new int[tilesX * tilesY];
  }

  /** Returns the first node of a tile's list, or -1. */
  int first(int tile) {
    return head[tile];
  }

  /** Returns the node after this one, or -1. */
  int next(int node) {
    return next[node];
  }

  /** Returns the triangle of a node. */
  int triangle(int node) {
    return member[node];
  }

  /** Projects instances {@code from} (inclusive) to {@code to} (exclusive) of the list. */
  void fill(List<Instance> items, int from, int to, Projection projection) {
    Arrays.fill(head, -1);
    count = 0;
    nodes = 0;
    for (int i = from; i < to; i++) {
      add(items.get(i), i, projection);
    }
  }

  private void add(Instance instance, int itemIndex, Projection projection) {
    Mesh mesh = instance.mesh;
    projection.local(instance, matrix);
    double[] m = matrix;
    int n = mesh.vertexCount();
    if (projected.length < 4 * n) {
      projected = new double[8 * n];
    }
    double[] p = projected;
    float[] pos = mesh.position;
    for (int i = 0; i < n; i++) {
      double x = pos[3 * i];
      double y = pos[3 * i + 1];
      double z = pos[3 * i + 2];
      p[4 * i] = m[0] * x + m[1] * y + m[2] * z + m[3];
      p[4 * i + 1] = m[4] * x + m[5] * y + m[6] * z + m[7];
      p[4 * i + 2] = m[8] * x + m[9] * y + m[10] * z + m[11];
      p[4 * i + 3] = m[12] * x + m[13] * y + m[14] * z + m[15];
    }
    if (relief != Relief.LEVEL) {
      lift(instance, projection.rows);
    }
    int[] idx = mesh.index;
    Surface[] surfaces = instance.surfaces;
    for (int t = 0; t < mesh.triangleCount(); t++) {
      Surface surface = surfaces[mesh.slot[t]];
      setUp(
          p, 4 * idx[3 * t], 4 * idx[3 * t + 1], 4 * idx[3 * t + 2], surface.twoSided, projection);
      if (accepted) {
        item[count] = itemIndex;
        index[count] = t;
        cut[count] = surface.alpha().isPresent();
        count++;
      }
    }
  }

  private void lift(Instance instance, double[] rows) {
    float[] pos = instance.mesh.position;
    double[] p = projected;
    for (int i = 0; i < instance.mesh.vertexCount(); i++) {
      double height =
          relief.at(
              instance.worldX(pos[3 * i], pos[3 * i + 1]),
              instance.worldY(pos[3 * i], pos[3 * i + 1]));
      p[4 * i] += height * rows[2];
      p[4 * i + 1] += height * rows[6];
      p[4 * i + 2] += height * rows[10];
      p[4 * i + 3] += height * rows[14];
    }
  }

  private boolean accepted;

  private void setUp(double[] p, int a, int b, int c, boolean twoSided, Projection projection) {
    accepted = false;
    double x0 = p[a];
    double y0 = p[a + 1];
    double w0 = p[a + 2];
    double x1 = p[b];
    double y1 = p[b + 1];
    double w1 = p[b + 2];
    double x2 = p[c];
    double y2 = p[c + 1];
    double w2 = p[c + 2];
    double near = Projection.NEAR;
    if (w0 < near && w1 < near && w2 < near) {
      return;
    }
    double e0x = y1 * w2 - w1 * y2;
    double e0y = w1 * x2 - x1 * w2;
    double e0z = x1 * y2 - y1 * x2;
    double det = x0 * e0x + y0 * e0y + w0 * e0z;
    if (det == 0 || (det > 0 && !twoSided)) {
      return;
    }
    double minX;
    double maxX;
    double minY;
    double maxY;
    if (w0 >= near && w1 >= near && w2 >= near) {
      double i0 = 1 / w0;
      double i1 = 1 / w1;
      double i2 = 1 / w2;
      double sx0 = x0 * i0;
      double sx1 = x1 * i1;
      double sx2 = x2 * i2;
      double sy0 = y0 * i0;
      double sy1 = y1 * i1;
      double sy2 = y2 * i2;
      minX = Math.min(sx0, Math.min(sx1, sx2));
      maxX = Math.max(sx0, Math.max(sx1, sx2));
      minY = Math.min(sy0, Math.min(sy1, sy2));
      maxY = Math.max(sy0, Math.max(sy1, sy2));
    } else {
      boundsMinX = Double.MAX_VALUE;
      boundsMaxX = -Double.MAX_VALUE;
      boundsMinY = Double.MAX_VALUE;
      boundsMaxY = -Double.MAX_VALUE;
      clipEdge(x0, y0, w0, x1, y1, w1);
      clipEdge(x1, y1, w1, x2, y2, w2);
      clipEdge(x2, y2, w2, x0, y0, w0);
      minX = boundsMinX;
      maxX = boundsMaxX;
      minY = boundsMinY;
      maxY = boundsMaxY;
    }
    int left = (int) Math.max(0, Math.ceil(minX - 1e-6));
    int right = (int) Math.min(projection.width - 1, Math.floor(maxX + 1e-6));
    int top = (int) Math.max(0, Math.ceil(minY - 1e-6));
    int bottom = (int) Math.min(projection.height - 1, Math.floor(maxY + 1e-6));
    if (left > right || top > bottom) {
      return;
    }
    double e1x = y2 * w0 - w2 * y0;
    double e1y = w2 * x0 - x2 * w0;
    double e1z = x2 * y0 - y2 * x0;
    double e2x = y0 * w1 - w0 * y1;
    double e2y = w0 * x1 - x0 * w1;
    double e2z = x0 * y1 - y0 * x1;
    double s = det < 0 ? -1 : 1;
    double k = 1 / det;
    double q0 = p[a + 3];
    double q1 = p[b + 3];
    double q2 = p[c + 3];
    grow();
    double[] e = edges;
    int at = count * STRIDE;
    e[at] = s * e0x;
    e[at + 1] = s * e0y;
    e[at + 2] = s * e0z;
    e[at + 3] = s * e1x;
    e[at + 4] = s * e1y;
    e[at + 5] = s * e1z;
    e[at + 6] = s * e2x;
    e[at + 7] = s * e2y;
    e[at + 8] = s * e2z;
    e[at + 9] = k * (q0 * e0x + q1 * e1x + q2 * e2x);
    e[at + 10] = k * (q0 * e0y + q1 * e1y + q2 * e2y);
    e[at + 11] = k * (q0 * e0z + q1 * e1z + q2 * e2z);
    double closest =
        projection.perspective
            ? 1 / Math.max(near, Math.min(w0, Math.min(w1, w2)))
            : Math.max(q0, Math.max(q1, q2));
    nearest[count] = (float) closest * (closest > 0 ? 1.0001f : 0.9999f);
    area[count] =
        w0 < near || w1 < near || w2 < near
            ? Float.MAX_VALUE
            : (float) Math.abs(det / (w0 * w1 * w2));
    bounds[4 * count] = left;
    bounds[4 * count + 1] = right;
    bounds[4 * count + 2] = top;
    bounds[4 * count + 3] = bottom;
    bin(left, right, top, bottom);
    accepted = true;
  }

  private double boundsMinX;
  private double boundsMaxX;
  private double boundsMinY;
  private double boundsMaxY;

  private void clipEdge(double x0, double y0, double w0, double x1, double y1, double w1) {
    double near = Projection.NEAR;
    if (w0 >= near) {
      extend(x0 / w0, y0 / w0);
    }
    if ((w0 >= near) != (w1 >= near)) {
      double t = (near - w0) / (w1 - w0);
      extend((x0 + t * (x1 - x0)) / near, (y0 + t * (y1 - y0)) / near);
    }
  }

  private void extend(double x, double y) {
    boundsMinX = Math.min(boundsMinX, x);
    boundsMaxX = Math.max(boundsMaxX, x);
    boundsMinY = Math.min(boundsMinY, y);
    boundsMaxY = Math.max(boundsMaxY, y);
  }

  private void grow() {
    if (count == item.length) {
      int size = count * 2;
      edges = Arrays.copyOf(edges, size * STRIDE);
      nearest = Arrays.copyOf(nearest, size);
      area = Arrays.copyOf(area, size);
      item = Arrays.copyOf(item, size);
      cut = Arrays.copyOf(cut, size);
      bounds = Arrays.copyOf(bounds, size * 4);
      index = Arrays.copyOf(index, size);
    }
  }

  private void bin(int left, int right, int top, int bottom) {
    // A tile also covers one sample row and column before its first pixel, shared with its
    // neighbour.
    int tx0 = Math.max(0, (left - 1) / tileSamples);
    int ty0 = Math.max(0, (top - 1) / tileSamples);
    int tx1 = Math.min(tilesX - 1, right / tileSamples);
    int ty1 = Math.min(tilesY - 1, bottom / tileSamples);
    for (int ty = ty0; ty <= ty1; ty++) {
      for (int tx = tx0; tx <= tx1; tx++) {
        if (nodes == next.length) {
          next = Arrays.copyOf(next, nodes * 2);
          member = Arrays.copyOf(member, nodes * 2);
        }
        int tile = ty * tilesX + tx;
        next[nodes] = -1;
        member[nodes] = count;
        if (head[tile] < 0) {
          head[tile] = nodes;
        } else {
          next[tail[tile]] = nodes;
        }
        tail[tile] = nodes++;
      }
    }
  }
}
