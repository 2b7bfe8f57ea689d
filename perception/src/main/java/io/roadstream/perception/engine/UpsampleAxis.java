package io.roadstream.perception.engine;

/**
 * Where the cells of one axis read from when heads of a lower resolution are spread over it,
 * bilinear with {@code align_corners=false} as PyTorch's {@code interpolate(size=…)} does it: cell
 * i reads at {@code max(0, (i + 0.5) * sources / cells - 0.5)}, between the source below and the
 * next one, which at the end is the last itself.
 *
 * <p>Cells that read from the same pair of sources form a group; group g begins at cell {@code
 * start[g]} and ends before {@code start[g + 1]}.
 */
final class UpsampleAxis {

  final int cells;
  final int sources;

  /** First cell of each group; one more entry than groups, the last being the number of cells. */
  final int[] start;

  /** Weight of the upper source for each cell, 0..1; the lower one has the rest. */
  final float[] upper;

  /** Cells of the largest group. */
  final int widest;

  UpsampleAxis(int cells, int sources) {
    this.cells = cells;
    this.sources = sources;
    start = new int[sources + 1];
    upper = new float[cells];
    // Positions as floats would leave an error of 4e-6 in a weight, of a hundred sources.
    double scale = (double) sources / cells;
    int group = 0;
    for (int cell = 0; cell < cells; cell++) {
      double position = Math.max(0, scale * (cell + 0.5) - 0.5);
      int lower = Math.min((int) position, sources - 1);
      while (group < lower) {
        group++;
        start[group] = cell;
      }
      upper[cell] = (float) (position - lower);
    }
    while (group < sources) {
      group++;
      start[group] = cells;
    }
    int most = 0;
    for (int g = 0; g < sources; g++) {
      most = Math.max(most, start[g + 1] - start[g]);
    }
    widest = most;
  }

  /** Whether each cell is a source's. */
  boolean isOneToOne() {
    return cells == sources;
  }

  /** The source above that of a group. */
  int next(int group) {
    return Math.min(group + 1, sources - 1);
  }
}
