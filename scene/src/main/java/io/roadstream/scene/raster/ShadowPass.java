package io.roadstream.scene.raster;

import io.roadstream.scene.shade.ShadowMap;
import java.util.ArrayList;
import java.util.List;

/** Fills a {@link ShadowMap} with what stands between the sun and the street ahead. */
public final class ShadowPass {
  private static final int TILE = 64;
  private static final int TILES = ShadowMap.SIZE / TILE;
  private static final int GROUPS = 16;

  /** Nothing that a shadow falls on lies lower than this below the lowest land, metres. */
  private static final double LOWEST = -1;

  /**
   * How far beside a visible point the map may be asked, metres: the way off the surface, two
   * texels, and what lies between the two views of a pair.
   */
  private static final double MARGIN = 1.5;

  private final Workers workers;
  private final Relief relief;
  private final TriangleGroup[] groups = new TriangleGroup[GROUPS];
  private final List<TileRaster> rasters = new ArrayList<>();

  /** Makes the buffers. */
  public ShadowPass(Workers workers, Relief relief) {
    this.workers = workers;
    this.relief = relief;
    for (int g = 0; g < GROUPS; g++) {
      groups[g] = new TriangleGroup(TILES, TILES, TILE, relief);
    }
    for (int w = 0; w < workers.threads(); w++) {
      rasters.add(new TileRaster(TILE, false));
    }
  }

  /**
   * Renders the map for light from {@code sun} (unit, towards the sun) around a centre in the
   * world; what casts no shadow into the view is left out.
   *
   * @param camera the map is asked for what it sees, by positions relative to its eye
   * @param view renders what it sees
   */
  public void render(
      List<Instance> all,
      float[] sun,
      double[] centre,
      Camera camera,
      ImagePass view,
      double reach,
      ShadowMap out) {
    double[] forward = {-sun[0], -sun[1], -sun[2]};
    double across = Math.sqrt((double) sun[0] * sun[0] + (double) sun[1] * sun[1]);
    double[] right = {-sun[1] / across, sun[0] / across, 0};
    double[] down = {
      forward[1] * right[2] - forward[2] * right[1],
      forward[2] * right[0] - forward[0] * right[2],
      forward[0] * right[1] - forward[1] * right[0]
    };
    double texel = 2 * reach / ShadowMap.SIZE;
    // The map spans the ground evenly: along the light's slope fewer metres are needed.
    double texelDown = texel * Math.max(0.35, sun[2]);
    double[] snapped = snap(centre, right, down, texel, texelDown);
    Projection projection =
        Projection.parallel(
            snapped, right, down, forward, texel, texelDown, ShadowMap.SIZE, ShadowMap.SIZE);
    DrawList list =
        new DrawList(casters(all, sun, view.projection(camera)), relief, projection, GROUPS);
    workers.run(
        GROUPS,
        (g, worker) -> groups[g].fill(list.items, list.start[g], list.start[g + 1], projection));
    workers.run(
        TILES * TILES,
        (tile, worker) -> {
          TileRaster raster = rasters.get(worker);
          int x = tile % TILES * TILE;
          int y = tile / TILES * TILE;
          raster.run(groups, list.items, tile, x, y, projection);
          for (int j = 0; j < TILE; j++) {
            System.arraycopy(
                raster.nearness, j * TILE, out.nearness, (y + j) * ShadowMap.SIZE + x, TILE);
          }
        });
    out.enable(rows(projection, camera.eye()));
  }

  private List<Instance> casters(List<Instance> all, float[] sun, Projection view) {
    List<Instance> casters = new ArrayList<>();
    for (Instance item : all) {
      if (item.castsShadow) {
        Instance caster = item.shadow();
        double x = caster.centreX();
        double y = caster.centreY();
        double z = caster.centreZ(relief);
        double radius = caster.radius(relief) + MARGIN;
        double fall = Math.max(0, z + radius - LOWEST + relief.highest) / sun[2];
        if (view.sees(x, y, z, radius, -sun[0] * fall, -sun[1] * fall, -sun[2] * fall)) {
          casters.add(caster);
        }
      }
    }
    return casters;
  }

  private static double[] rows(Projection p, double[] eye) {
    double[] rows = new double[12];
    double dx = eye[0] - p.eyeX;
    double dy = eye[1] - p.eyeY;
    double dz = eye[2] - p.eyeZ;
    int[] source = {0, 4, 12};
    for (int i = 0; i < 3; i++) {
      int from = source[i];
      for (int k = 0; k < 3; k++) {
        rows[i * 4 + k] = p.rows[from + k];
      }
      rows[i * 4 + 3] =
          p.rows[from] * dx + p.rows[from + 1] * dy + p.rows[from + 2] * dz + p.rows[from + 3];
    }
    return rows;
  }

  private static double[] snap(
      double[] c, double[] right, double[] down, double texel, double texelDown) {
    double a = c[0] * right[0] + c[1] * right[1] + c[2] * right[2];
    double b = c[0] * down[0] + c[1] * down[1] + c[2] * down[2];
    double da = Math.floor(a / texel) * texel - a;
    double db = Math.floor(b / texelDown) * texelDown - b;
    return new double[] {
      c[0] + right[0] * da + down[0] * db,
      c[1] + right[1] * da + down[1] * db,
      c[2] + right[2] * da + down[2] * db
    };
  }
}
