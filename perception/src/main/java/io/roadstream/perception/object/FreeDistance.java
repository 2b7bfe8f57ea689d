package io.roadstream.perception.object;

import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.mask.ClassMask;
import java.util.Arrays;

/**
 * How far the road is free in each column of the grid: the depth of the first thing that is not
 * road, going up from the bottom.
 *
 * <p>Specks of one or two cells do not end the road. The depth is the median of the first three
 * cells that do; where they have none, or show the sky, it is that of the last cell of road: so far
 * at least it is free. Keeps its buffers: one thread at a time.
 */
public final class FreeDistance {

  private static final byte ROAD = 0;
  private static final byte SKY = 10;

  /** Cells above each other, none of them road, that end it. */
  private static final int OBSTACLE_CELLS = 3;

  private int[] open = new int[1024];
  private int[] farthest = new int[1024];

  /**
   * Metres for each column; 0 where nothing is known.
   *
   * @param mask classes
   * @param depth codes on the same grid
   * @param codec what the codes mean
   */
  public float[] measure(ClassMask mask, DepthCodes depth, DepthCodec codec) {
    int width = mask.width();
    if (open.length < width) {
      open = new int[width];
      farthest = new int[width];
    }
    Arrays.fill(farthest, 0, width, 0);
    Arrays.setAll(open, column -> column);
    int count = width;
    byte[] ids = mask.ids();
    short[] codes = depth.codes();
    for (int row = mask.height() - 1; row >= 0 && count > 0; row--) {
      int kept = 0;
      for (int i = 0; i < count; i++) {
        int column = open[i];
        int cell = row * width + column;
        int code = 0;
        if (ids[cell] == ROAD) {
          open[kept++] = column;
          code = codes[cell] & 0xFFFF;
        } else if (!endsRoad(ids, cell, width)) {
          open[kept++] = column;
        } else if (ids[cell] != SKY) {
          code = obstacle(codes, cell, width);
        }
        // Overwritten as long as the road goes on; invalid cells keep what was.
        farthest[column] = code != 0 ? code : farthest[column];
      }
      count = kept;
    }
    float[] free = new float[width];
    for (int column = 0; column < width; column++) {
      free[column] = codec.metres()[farthest[column]];
    }
    return free;
  }

  private static boolean endsRoad(byte[] ids, int cell, int width) {
    for (int up = cell - width; up >= 0 && up > cell - OBSTACLE_CELLS * width; up -= width) {
      if (ids[up] == ROAD) {
        return false;
      }
    }
    return true;
  }

  private static int obstacle(short[] codes, int cell, int width) {
    int a = codes[cell] & 0xFFFF;
    int b = cell >= width ? codes[cell - width] & 0xFFFF : 0;
    int c = cell >= 2 * width ? codes[cell - 2 * width] & 0xFFFF : 0;
    int middle = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
    // With one or two cells missing the nearest that is there counts.
    return a != 0 && b != 0 && c != 0 ? middle : nearest(a, b, c);
  }

  private static int nearest(int a, int b, int c) {
    int nearest = 0;
    for (int code : new int[] {a, b, c}) {
      nearest = code != 0 && (nearest == 0 || code < nearest) ? code : nearest;
    }
    return nearest;
  }
}
