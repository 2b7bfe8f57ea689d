package io.roadstream.scene.raster;

import io.roadstream.scene.shade.GroundMap;
import io.roadstream.scene.shade.Light;
import io.roadstream.scene.shade.ShadowMap;
import java.util.ArrayList;
import java.util.List;

/**
 * Renders one view: linear colour at every pixel, smoothed over its edges, and exact class and
 * depth at pixel centres.
 *
 * <p>Reuses its buffers; one frame at a time.
 */
public final class ImagePass {
  /** Pixels along a tile's side. */
  static final int TILE = 32;

  private static final int GROUPS = 16;

  private final int width;
  private final int height;
  private final int tilesX;
  private final int tilesY;
  private final Workers workers;
  private final TriangleGroup[] groups = new TriangleGroup[GROUPS];
  private final List<TileShader> shaders = new ArrayList<>();
  private final float[] colour;

  /** Makes buffers for images of the given size. */
  public ImagePass(
      int width, int height, Workers workers, Light light, ShadowMap shadows, GroundMap ground) {
    this.width = width;
    this.height = height;
    this.workers = workers;
    this.tilesX = (width + TILE - 1) / TILE;
    this.tilesY = (height + TILE - 1) / TILE;
    for (int g = 0; g < GROUPS; g++) {
      groups[g] = new TriangleGroup(tilesX, tilesY, 2 * TILE);
    }
    for (int w = 0; w < workers.threads(); w++) {
      shaders.add(new TileShader(light, shadows, ground));
    }
    colour = new float[width * height * 3];
  }

  /**
   * What is true at the centre of every pixel, row-major; filled by rendering.
   *
   * @param trainIds classes
   * @param depth metres, 0 for the sky
   * @param instances keys of the things that are seen, 0 for the sky
   */
  public record Truth(byte[] trainIds, float[] depth, int[] instances) {

    /** Asks for no truth. */
    public static final Truth NONE = new Truth(new byte[0], new float[0], new int[0]);

    boolean isWanted() {
      return trainIds.length > 0;
    }
  }

  /** Renders and returns the linear RGB, valid until the next call; fills the truth if wanted. */
  public float[] render(List<Instance> all, Camera camera, double eyeHeight, Truth truth) {
    Projection projection = camera.projection(width, height);
    DrawList list = new DrawList(all, projection, GROUPS, false);
    workers.run(
        GROUPS,
        (g, worker) -> groups[g].fill(list.items, list.start[g], list.start[g + 1], projection));
    workers.run(
        tilesX * tilesY,
        (tile, worker) -> {
          TileShader shader = shaders.get(worker);
          int tx = tile % tilesX;
          int ty = tile / tilesX;
          shader.raster.run(groups, list.items, tile, tx * 2 * TILE, ty * 2 * TILE, projection);
          shader.shade(groups, list.items, camera, eyeHeight, tx * TILE, ty * TILE, width, height);
          shader.write(tx * TILE, ty * TILE, width, height, colour, truth);
        });
    return colour;
  }
}
