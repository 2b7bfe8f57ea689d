package io.roadstream.perception.object;

import java.util.Arrays;

/**
 * Finds the median column and the median row of cells; between two middle ones, half-way. Unlike
 * the mean, neither moves with an arm or a mirror. One thread at a time.
 */
final class MedianPoint {

  private int[] change = new int[256];
  private double x;
  private double y;

  /**
   * @param cells at least one
   * @param width columns of the raster
   * @param left first column that the cells may be in
   * @param right behind the last
   */
  void find(InnerCells cells, int width, int left, int right) {
    if (change.length <= right - left) {
      change = new int[2 * (right - left) + 1];
    }
    Arrays.fill(change, 0, right - left + 1, 0);
    int lower = (cells.cells() - 1) / 2;
    int upper = cells.cells() / 2;
    int seen = 0;
    int lowerRow = -1;
    int upperRow = -1;
    for (int i = 0; i < cells.size(); i++) {
      int from = cells.from(i);
      int row = from / width;
      int column = from - row * width - left;
      int length = cells.to(i) - from;
      change[column]++;
      change[column + length]--;
      seen += length;
      lowerRow = lowerRow < 0 && seen > lower ? row : lowerRow;
      upperRow = upperRow < 0 && seen > upper ? row : upperRow;
    }
    y = (lowerRow + upperRow) / 2.0 + 0.5;
    x = left + middleColumn(lower, upper);
  }

  /** Columns from the left edge of column 0. */
  double x() {
    return x;
  }

  /** Rows from the top edge of row 0. */
  double y() {
    return y;
  }

  private double middleColumn(int lower, int upper) {
    int here = 0;
    int seen = 0;
    int lowerColumn = -1;
    int column = -1;
    while (seen <= upper) {
      column++;
      here += change[column];
      seen += here;
      lowerColumn = lowerColumn < 0 && seen > lower ? column : lowerColumn;
    }
    return (lowerColumn + column) / 2.0 + 0.5;
  }
}
