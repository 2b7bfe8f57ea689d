package io.roadstream.scene.raster;

import io.roadstream.scene.mesh.Mesh;
import io.roadstream.scene.shade.Fragment;
import io.roadstream.scene.shade.Surface;
import java.util.List;

/**
 * Interpolates a triangle's attributes at a sample, perspective-correct; keeps the last triangle at
 * hand, because neighbouring samples mostly show the same. Not thread-safe.
 */
final class SurfacePoint {
  private static final int ATTRIBUTES = 7;

  private int selected = TileRaster.NONE;
  private final double[] e = new double[TriangleGroup.STRIDE];
  private final float[] corner = new float[3 * ATTRIBUTES];
  private float cos;
  private float sin;

  /** Whether the three corners have one normal. */
  private boolean flat;

  /** A unit normal in world axes: the triangle's if it is flat, else the last sample's. */
  private float normalX;

  private float normalY;
  private float normalZ;
  private Surface[] surfaces = {};
  private int slot;

  /** Drops what is at hand; to be called before a new frame or tile. */
  void forget() {
    selected = TileRaster.NONE;
  }

  /** Takes a triangle by its id from {@link TileRaster}. */
  void select(int id, TriangleGroup[] groups, List<Instance> items) {
    if (id == selected) {
      return;
    }
    selected = id;
    TriangleGroup group = groups[TileRaster.group(id)];
    int t = TileRaster.triangle(id);
    System.arraycopy(group.edges, t * TriangleGroup.STRIDE, e, 0, TriangleGroup.STRIDE);
    Instance item = items.get(group.item[t]);
    Mesh mesh = item.mesh;
    int tri = group.index[t];
    for (int i = 0; i < 3; i++) {
      int v = mesh.index[tri * 3 + i];
      int at = i * ATTRIBUTES;
      corner[at] = mesh.coord[3 * v];
      corner[at + 1] = mesh.coord[3 * v + 1];
      corner[at + 2] = mesh.coord[3 * v + 2];
      corner[at + 3] = mesh.normal[3 * v];
      corner[at + 4] = mesh.normal[3 * v + 1];
      corner[at + 5] = mesh.normal[3 * v + 2];
      corner[at + 6] = mesh.shade[v];
    }
    cos = (float) item.cos;
    sin = (float) item.sin;
    flat = hasOneNormal();
    if (flat) {
      turn(corner[3], corner[4], corner[5]);
    }
    surfaces = item.surfaces;
    slot = mesh.slot[tri];
  }

  /** Returns the surface of the triangle at hand. */
  Surface surface() {
    return surfaces[slot];
  }

  /** Writes coordinates, normal and occlusion at a lattice point and returns the depth there. */
  double interpolate(Fragment f, double sx, double sy) {
    double e0 = e[0] * sx + e[1] * sy + e[2];
    double e1 = e[3] * sx + e[4] * sy + e[5];
    double e2 = e[6] * sx + e[7] * sy + e[8];
    double k = 1 / (e0 + e1 + e2);
    float b0 = (float) (e0 * k);
    float b1 = (float) (e1 * k);
    float b2 = 1 - b0 - b1;
    float[] c = corner;
    f.u = b0 * c[0] + b1 * c[7] + b2 * c[14];
    f.v = b0 * c[1] + b1 * c[8] + b2 * c[15];
    f.w = b0 * c[2] + b1 * c[9] + b2 * c[16];
    f.occlusion = b0 * c[6] + b1 * c[13] + b2 * c[20];
    if (!flat) {
      turn(
          b0 * c[3] + b1 * c[10] + b2 * c[17],
          b0 * c[4] + b1 * c[11] + b2 * c[18],
          b0 * c[5] + b1 * c[12] + b2 * c[19]);
    }
    f.nx = normalX;
    f.ny = normalY;
    f.nz = normalZ;
    return 1 / (e[9] * sx + e[10] * sy + e[11]);
  }

  private boolean hasOneNormal() {
    float[] c = corner;
    return c[3] == c[10]
        && c[3] == c[17]
        && c[4] == c[11]
        && c[4] == c[18]
        && c[5] == c[12]
        && c[5] == c[19];
  }

  private void turn(float x, float y, float z) {
    float length = (float) Math.sqrt(x * x + y * y + z * z);
    float s = length > 0 ? 1 / length : 0;
    normalX = (x * cos - y * sin) * s;
    normalY = (x * sin + y * cos) * s;
    normalZ = z * s;
  }
}
