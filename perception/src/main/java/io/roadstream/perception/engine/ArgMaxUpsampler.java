package io.roadstream.perception.engine;

import java.util.Arrays;

/**
 * Gives every cell of the grid the class whose bilinearly upsampled logit is largest, the first one
 * of equals, without ever building the upsampled planes.
 *
 * <p>Cells between the same four sources are one block. Interpolation weights are never negative
 * and add up to 1, so a class that is largest at all four corners is largest everywhere between
 * them: such a block is filled. In any other block only those classes are interpolated that can win
 * there: a class stays below the block's winner wherever its best corner is below the worst corner
 * of another class.
 *
 * <p>Not thread-safe: holds scratch arrays.
 */
final class ArgMaxUpsampler {

  private final UpsampleAxis columns;
  private final UpsampleAxis rows;
  private final byte[] idOfClass;
  private final int classes;
  private final float[] best;
  private final byte[] winner;
  private final int[] candidates;
  private final float[] highest;
  private final float[] blockBest;
  private final byte[] blockIds;

  /**
   * @param idOfClass what the mask holds for each class
   */
  ArgMaxUpsampler(UpsampleAxis columns, UpsampleAxis rows, byte[] idOfClass) {
    this.columns = columns;
    this.rows = rows;
    this.idOfClass = idOfClass.clone();
    this.classes = idOfClass.length;
    int sources = columns.sources * rows.sources;
    best = new float[sources];
    winner = new byte[sources];
    candidates = new int[classes];
    highest = new float[classes];
    blockBest = new float[columns.widest];
    blockIds = new byte[columns.widest];
  }

  /**
   * Computes the ids.
   *
   * @param logits class by class, each a plane of the sources, row-major
   * @param ids takes {@code rows.cells * columns.cells} ids, row-major
   */
  void run(float[] logits, byte[] ids) {
    findWinners(logits);
    for (int row = 0; row < rows.sources; row++) {
      if (rows.start[row] < rows.start[row + 1]) {
        runRow(logits, ids, row);
      }
    }
  }

  private void findWinners(float[] logits) {
    int sources = best.length;
    System.arraycopy(logits, 0, best, 0, sources);
    Arrays.fill(winner, (byte) 0);
    for (int c = 1; c < classes; c++) {
      int plane = c * sources;
      for (int i = 0; i < sources; i++) {
        float value = logits[plane + i];
        if (value > best[i]) {
          best[i] = value;
          winner[i] = (byte) c;
        }
      }
    }
  }

  private void runRow(float[] logits, byte[] ids, int row) {
    int upperLine = row * columns.sources;
    int lowerLine = rows.next(row) * columns.sources;
    int column = 0;
    while (column < columns.sources) {
      int next = columns.next(column);
      byte corner = winner[upperLine + column];
      if (corner != winner[upperLine + next]
          || corner != winner[lowerLine + column]
          || corner != winner[lowerLine + next]) {
        interpolate(logits, ids, row, column);
        column++;
        continue;
      }
      int from = columns.start[column];
      column++;
      while (column < columns.sources
          && corner == winner[upperLine + columns.next(column)]
          && corner == winner[lowerLine + columns.next(column)]) {
        column++;
      }
      for (int y = rows.start[row]; y < rows.start[row + 1]; y++) {
        int line = y * columns.cells;
        Arrays.fill(ids, line + from, line + columns.start[column], idOfClass[corner]);
      }
    }
  }

  private void interpolate(float[] logits, byte[] ids, int row, int column) {
    int from = columns.start[column];
    int width = columns.start[column + 1] - from;
    if (width == 0) {
      return;
    }
    int leftTop = row * columns.sources + column;
    int rightTop = row * columns.sources + columns.next(column);
    int leftBottom = rows.next(row) * columns.sources + column;
    int rightBottom = rows.next(row) * columns.sources + columns.next(column);
    int count = findCandidates(logits, leftTop, rightTop, leftBottom, rightBottom);
    for (int y = rows.start[row]; y < rows.start[row + 1]; y++) {
      float lower = rows.upper[y];
      float upper = 1 - lower;
      for (int k = 0; k < count; k++) {
        int plane = candidates[k] * best.length;
        float left = upper * logits[plane + leftTop] + lower * logits[plane + leftBottom];
        float right = upper * logits[plane + rightTop] + lower * logits[plane + rightBottom];
        byte id = idOfClass[candidates[k]];
        for (int x = 0; x < width; x++) {
          float weight = columns.upper[from + x];
          float value = (1 - weight) * left + weight * right;
          if (k == 0 || value > blockBest[x]) {
            blockBest[x] = value;
            blockIds[x] = id;
          }
        }
      }
      System.arraycopy(blockIds, 0, ids, y * columns.cells + from, width);
    }
  }

  /** Fills {@link #candidates} in class order and returns how many there are. */
  private int findCandidates(
      float[] logits, int leftTop, int rightTop, int leftBottom, int rightBottom) {
    float reached = Float.NEGATIVE_INFINITY;
    for (int c = 0; c < classes; c++) {
      int plane = c * best.length;
      float a = logits[plane + leftTop];
      float b = logits[plane + rightTop];
      float d = logits[plane + leftBottom];
      float e = logits[plane + rightBottom];
      highest[c] = Math.max(Math.max(a, b), Math.max(d, e));
      reached = Math.max(reached, Math.min(Math.min(a, b), Math.min(d, e)));
    }
    int count = 0;
    for (int c = 0; c < classes; c++) {
      if (!(highest[c] < reached)) {
        candidates[count++] = c;
      }
    }
    return count;
  }
}
