package io.roadstream.perception.engine;

/** Bilinear interpolation as it is written down, one cell at a time, in double precision. */
final class NaiveUpsample {

  private final int headWidth;
  private final int headHeight;
  private final int width;
  private final int height;

  NaiveUpsample(int headWidth, int headHeight, int width, int height) {
    this.headWidth = headWidth;
    this.headHeight = headHeight;
    this.width = width;
    this.height = height;
  }

  /** The value of every plane at a cell. */
  double[] at(float[] heads, int planes, int x, int y) {
    double sourceX = Math.max(0, (x + 0.5) * headWidth / width - 0.5);
    double sourceY = Math.max(0, (y + 0.5) * headHeight / height - 0.5);
    int left = (int) sourceX;
    int top = (int) sourceY;
    int right = Math.min(left + 1, headWidth - 1);
    int bottom = Math.min(top + 1, headHeight - 1);
    double u = sourceX - left;
    double v = sourceY - top;
    double[] values = new double[planes];
    for (int plane = 0; plane < planes; plane++) {
      int start = plane * headWidth * headHeight;
      values[plane] =
          (1 - v)
                  * ((1 - u) * heads[start + top * headWidth + left]
                      + u * heads[start + top * headWidth + right])
              + v
                  * ((1 - u) * heads[start + bottom * headWidth + left]
                      + u * heads[start + bottom * headWidth + right]);
    }
    return values;
  }
}
