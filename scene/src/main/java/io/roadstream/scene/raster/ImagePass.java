package io.roadstream.scene.raster;

import io.roadstream.scene.shade.GroundMap;
import io.roadstream.scene.shade.Light;
import io.roadstream.scene.shade.ShadowMap;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

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
  private final Relief relief;
  private final TriangleGroup[] groups = new TriangleGroup[GROUPS];
  private final List<TileShader> shaders = new ArrayList<>();
  private final float[] colour;

  /** Makes buffers for images of the given size. */
  public ImagePass(
      int width,
      int height,
      Workers workers,
      Relief relief,
      Light light,
      ShadowMap shadows,
      GroundMap ground) {
    this.width = width;
    this.height = height;
    this.workers = workers;
    this.relief = relief;
    this.tilesX = (width + TILE - 1) / TILE;
    this.tilesY = (height + TILE - 1) / TILE;
    for (int g = 0; g < GROUPS; g++) {
      groups[g] = new TriangleGroup(tilesX, tilesY, 2 * TILE, relief);
    }
    for (int w = 0; w < workers.threads(); w++) {
      shaders.add(new TileShader(light, shadows, ground));
    }
    colour = new float[width * height * 3];
  }

  /**
   * What is true at the centre of every pixel, row-major.
   *
   * @param trainIds classes
   * @param depth metres, 0 for the sky
   * @param instances keys of the things that are seen, 0 for the sky
   */
  public record Truth(byte[] trainIds, float[] depth, int[] instances) {

    private static Truth of(int pixels) {
      return new Truth(new byte[pixels], new float[pixels], new int[pixels]);
    }

    boolean isWanted() {
      return trainIds.length > 0;
    }
  }

  /**
   * What was rendered.
   *
   * @param linear RGB, row-major, valid until the next call
   * @param truth of no pixels where it was not asked for
   */
  public record View(float[] linear, Truth truth) {}

  /** How a camera sees the world in images of this size. */
  Projection projection(Camera camera) {
    return camera.projection(width, height);
  }

  /** Renders a view, with its truth if that is wanted. */
  public View render(List<Instance> all, Camera camera, double eyeHeight, boolean withTruth) {
    Projection projection = projection(camera);
    DrawList list = new DrawList(all, relief, projection, GROUPS);
    AtomicReference<Truth> made = new AtomicReference<>();
    // New arrays of the image's size take as long to clear as several groups to fill.
    workers.run(
        1 + GROUPS,
        (task, worker) -> {
          if (task == 0) {
            made.set(Truth.of(withTruth ? width * height : 0));
          } else {
            int g = task - 1;
            groups[g].fill(list.items, list.start[g], list.start[g + 1], projection);
          }
        });
    Truth truth = made.get();
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
    return new View(colour, truth);
  }
}
