package io.roadstream.perception.engine;

import io.roadstream.perception.depth.DepthCodec;

/**
 * Spreads a depth head over the grid, bilinear, and turns it into codes in the same pass. Codes are
 * linear in y, so the head is scaled to code positions first and a cell costs one interpolation,
 * one clip and one rounding; the result is {@link DepthCodec#codeOf} of the interpolated y within
 * one code. A cell that reads from a value that is not a number gets code 0.
 *
 * <p>Not thread-safe: holds scratch arrays.
 */
final class DepthUpsampler {

  private static final float HIGHEST_CODE = 65_535;

  private final UpsampleAxis columns;
  private final UpsampleAxis rows;
  private final float gain;
  private final float offset;
  private final float[] line;

  DepthUpsampler(UpsampleAxis columns, UpsampleAxis rows, DepthCodec codec) {
    this.columns = columns;
    this.rows = rows;
    double lowest = codec.transform(codec.minMetres());
    double codesPerY = (HIGHEST_CODE - 1) / (codec.transform(codec.maxMetres()) - lowest);
    gain = (float) codesPerY;
    offset = (float) (1 - lowest * codesPerY);
    line = new float[columns.sources];
  }

  /**
   * Computes the codes.
   *
   * @param values y of the sources, row-major
   * @param codes takes {@code rows.cells * columns.cells} codes, row-major
   */
  void run(float[] values, short[] codes) {
    if (columns.isOneToOne() && rows.isOneToOne()) {
      for (int i = 0; i < codes.length; i++) {
        codes[i] = code(gain * values[i] + offset);
      }
      return;
    }
    for (int row = 0; row < rows.sources; row++) {
      int top = row * columns.sources;
      int bottom = rows.next(row) * columns.sources;
      for (int y = rows.start[row]; y < rows.start[row + 1]; y++) {
        float lower = rows.upper[y];
        float upper = 1 - lower;
        for (int i = 0; i < line.length; i++) {
          line[i] = gain * (upper * values[top + i] + lower * values[bottom + i]) + offset;
        }
        spread(codes, y * columns.cells);
      }
    }
  }

  private void spread(short[] codes, int at) {
    for (int column = 0; column < columns.sources; column++) {
      float left = line[column];
      float difference = line[columns.next(column)] - left;
      int end = columns.start[column + 1];
      for (int x = columns.start[column]; x < end; x++) {
        codes[at + x] = code(left + columns.upper[x] * difference);
      }
    }
  }

  private static short code(float position) {
    // Casting not-a-number gives 0, the code of "no depth".
    return (short) (int) (Math.min(Math.max(position, 1), HIGHEST_CODE) + 0.5f);
  }
}
