package io.roadstream.scene.raster;

import io.roadstream.scene.shade.Fragment;
import io.roadstream.scene.shade.GroundMap;
import io.roadstream.scene.shade.Light;
import io.roadstream.scene.shade.ShadowMap;
import io.roadstream.scene.shade.SkyShader;
import io.roadstream.scene.shade.Surface;
import java.util.List;

/**
 * Shades one tile: once at every pixel centre, and at pixel corners only where another object shows
 * there.
 *
 * <p>A pixel is half its centre and an eighth of each of its corners, about as a lens and a sensor
 * with a fill factor of one would blur it; class and depth are those of the centre alone. Not
 * thread-safe: one per worker.
 */
final class TileShader {
  private static final byte SKY = 10;
  private static final float[] SHARE = {0, 1, 1 / 2f, 1 / 3f, 1 / 4f};

  final TileRaster raster = new TileRaster(2 * ImagePass.TILE + 1, true);
  private final int columns = raster.columns;
  private final float[] rgb = new float[raster.id.length * 3];
  private final long[] keys = new long[raster.id.length];
  private final byte[] labels = new byte[ImagePass.TILE * ImagePass.TILE];
  private final float[] depths = new float[ImagePass.TILE * ImagePass.TILE];
  private final Fragment fragment;
  private final SurfacePoint point = new SurfacePoint();

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
    pixelWidth = 1 / camera.fx();
    pixelHeight = 1 / camera.fy();
    point.forget();
    int nx = Math.min(ImagePass.TILE, width - x0);
    int ny = Math.min(ImagePass.TILE, height - y0);
    for (int y = 0; y <= 2 * ny; y++) {
      findKeys(groups, items, y * columns, y * columns + nx + 1 - (y & 1));
    }
    for (int j = 0; j < ny; j++) {
      aimAtRow(camera, y0 + j);
      for (int i = 0; i < nx; i++) {
        sample(groups, items, camera, (2 * j + 1) * columns + i, x0 + i, y0 + j);
        labels[j * ImagePass.TILE + i] = label;
        depths[j * ImagePass.TILE + i] = (float) depth;
      }
    }
    for (int j = 0; j <= ny; j++) {
      for (int i = 0; i <= nx; i++) {
        corner(groups, items, camera, i, j, nx, ny, x0, y0);
      }
    }
  }

  private void findKeys(TriangleGroup[] groups, List<Instance> items, int from, int to) {
    int last = TileRaster.NONE;
    long lastKey = -1;
    for (int i = from; i < to; i++) {
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

  /**
   * Colours the corner before pixel (i, j) from the pixels around it that show the same surface, or
   * shades it.
   */
  private void corner(
      TriangleGroup[] groups,
      List<Instance> items,
      Camera camera,
      int i,
      int j,
      int nx,
      int ny,
      int x0,
      int y0) {
    int at = 2 * j * columns + i;
    long key = keys[at];
    if (i > 0 && i < nx && j > 0 && j < ny) {
      int above = at - columns;
      int below = at + columns;
      if (keys[above - 1] == key
          && keys[above] == key
          && keys[below - 1] == key
          && keys[below] == key) {
        for (int c = 0; c < 3; c++) {
          rgb[3 * at + c] =
              (rgb[3 * above - 3 + c]
                      + rgb[3 * above + c]
                      + rgb[3 * below - 3 + c]
                      + rgb[3 * below + c])
                  * 0.25f;
        }
        return;
      }
    }
    int n = 0;
    float r = 0;
    float g = 0;
    float b = 0;
    for (int dj = j > 0 ? -1 : 1; dj <= (j < ny ? 1 : -1); dj += 2) {
      int row = at + dj * columns;
      if (i > 0 && keys[row - 1] == key) {
        int k = (row - 1) * 3;
        r += rgb[k];
        g += rgb[k + 1];
        b += rgb[k + 2];
        n++;
      }
      if (i < nx && keys[row] == key) {
        int k = row * 3;
        r += rgb[k];
        g += rgb[k + 1];
        b += rgb[k + 2];
        n++;
      }
    }
    if (n == 0) {
      aimAtRow(camera, y0 + j - 0.5);
      sample(groups, items, camera, at, x0 + i - 0.5, y0 + j - 0.5);
    } else {
      float k = SHARE[n];
      rgb[at * 3] = r * k;
      rgb[at * 3 + 1] = g * k;
      rgb[at * 3 + 2] = b * k;
    }
  }

  private byte label;
  private double depth;

  /** Width and height of a pixel at one metre, metres. */
  private double pixelWidth;

  private double pixelHeight;

  /** The ray through that point of the row that lies above or below the principal point. */
  private double rowX;

  private double rowY;
  private double rowZ;

  private void aimAtRow(Camera camera, double py) {
    double dy = (py - camera.cy()) * pixelHeight;
    rowX = camera.down()[0] * dy + camera.forward()[0];
    rowY = camera.down()[1] * dy + camera.forward()[1];
    rowZ = camera.down()[2] * dy + camera.forward()[2];
  }

  /** Shades a sample of the row that was aimed at. */
  private void sample(
      TriangleGroup[] groups, List<Instance> items, Camera camera, int at, double px, double py) {
    Fragment f = fragment;
    double dx = (px - camera.cx()) * pixelWidth;
    double[] right = camera.right();
    float rx = (float) (rowX + right[0] * dx);
    float ry = (float) (rowY + right[1] * dx);
    float rz = (float) (rowZ + right[2] * dx);
    int id = raster.id[at];
    if (id == TileRaster.NONE) {
      label = SKY;
      depth = 0;
      SkyShader.shade(f, rx, ry, rz);
    } else {
      point.select(id, groups, items);
      depth = point.interpolate(f, 2 * px + 1, 2 * py + 1);
      f.place(rx, ry, rz, (float) depth, (float) pixelWidth);
      Surface surface = point.surface();
      label = surface.trainId;
      if (surface.turnsNormal && f.nx * f.vx + f.ny * f.vy + f.nz * f.vz < 0) {
        f.nx = -f.nx;
        f.ny = -f.ny;
        f.nz = -f.nz;
      }
      surface.material.shade(f);
      f.haze();
    }
    rgb[at * 3] = f.r;
    rgb[at * 3 + 1] = f.g;
    rgb[at * 3 + 2] = f.b;
  }

  /** Writes the tile into the frame. */
  void write(int x0, int y0, int width, int height, float[] colour, ImagePass.Truth truth) {
    int nx = Math.min(ImagePass.TILE, width - x0);
    int ny = Math.min(ImagePass.TILE, height - y0);
    for (int j = 0; j < ny; j++) {
      int row = (y0 + j) * width + x0;
      int centre = (2 * j + 1) * columns * 3;
      int above = centre - columns * 3;
      int below = centre + columns * 3;
      int out = row * 3;
      for (int k = 0; k < nx * 3; k++) {
        colour[out + k] =
            0.5f * rgb[centre + k]
                + 0.125f
                    * (rgb[above + k] + rgb[above + k + 3] + rgb[below + k] + rgb[below + k + 3]);
      }
      if (truth.isWanted()) {
        System.arraycopy(labels, j * ImagePass.TILE, truth.trainIds(), row, nx);
        System.arraycopy(depths, j * ImagePass.TILE, truth.depth(), row, nx);
        writeInstances((2 * j + 1) * columns, row, nx, truth.instances());
      }
    }
  }

  private void writeInstances(int from, int to, int count, int[] instances) {
    for (int i = 0; i < count; i++) {
      long key = keys[from + i];
      instances[to + i] = key < 0 ? 0 : (int) (key >> 8);
    }
  }
}
