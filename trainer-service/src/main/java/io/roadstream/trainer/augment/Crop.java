package io.roadstream.trainer.augment;

import java.util.Arrays;

/**
 * A sample ready for the network: normalised planes and labels with their validity, row-major.
 *
 * @param width columns
 * @param height rows
 * @param image 3 planes, red first
 * @param classes trainIds, 0 where not valid
 * @param classValid 1 where the class is known, else 0
 * @param depth encoded depth y, 0 where not valid
 * @param depthValid 1 where the depth is known, else 0
 */
public record Crop(
    int width,
    int height,
    float[] image,
    byte[] classes,
    float[] classValid,
    float[] depth,
    float[] depthValid) {

  /** Exchanges all columns from one on, of picture and labels, with a crop of the same size. */
  void exchangeRight(Crop other, int column) {
    exchangeRight(image, other.image, column);
    exchangeRight(classValid, other.classValid, column);
    exchangeRight(depth, other.depth, column);
    exchangeRight(depthValid, other.depthValid, column);
    for (int row = 0; row < classes.length; row += width) {
      byte[] mine = Arrays.copyOfRange(classes, row + column, row + width);
      System.arraycopy(other.classes, row + column, classes, row + column, mine.length);
      System.arraycopy(mine, 0, other.classes, row + column, mine.length);
    }
  }

  private void exchangeRight(float[] values, float[] others, int column) {
    for (int row = 0; row < values.length; row += width) {
      float[] mine = Arrays.copyOfRange(values, row + column, row + width);
      System.arraycopy(others, row + column, values, row + column, mine.length);
      System.arraycopy(mine, 0, others, row + column, mine.length);
    }
  }
}
