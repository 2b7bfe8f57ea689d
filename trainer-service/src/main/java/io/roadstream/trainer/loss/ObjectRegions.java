package io.roadstream.trainer.loss;

import io.roadstream.perception.mask.CityscapesClasses;

/**
 * Numbers the objects of a crop: connected cells (by their sides) of one class of things, such as
 * cars and people; roads, walls and buildings are none. Instances that touch count as one.
 */
public final class ObjectRegions {

  /** Smaller ones have no variance worth a name. */
  private static final int LEAST_CELLS = 12;

  private ObjectRegions() {}

  /**
   * Numbers objects from 1 and the rest 0.
   *
   * @param classes trainIds, row-major
   * @param valid 1 where the class is known
   */
  public static int[] of(byte[] classes, float[] valid, int width, int height) {
    int[] objects = new int[classes.length];
    boolean[] seen = new boolean[classes.length];
    int[] queue = new int[classes.length];
    int number = 0;
    for (int start = 0; start < classes.length; start++) {
      if (!seen[start] && valid[start] > 0 && CityscapesClasses.isThing(classes[start])) {
        int size = fill(classes, valid, width, height, seen, queue, start);
        if (size >= LEAST_CELLS) {
          number++;
          for (int i = 0; i < size; i++) {
            objects[queue[i]] = number;
          }
        }
      }
    }
    return objects;
  }

  private static int fill(
      byte[] classes,
      float[] valid,
      int width,
      int height,
      boolean[] seen,
      int[] queue,
      int start) {
    int size = 1;
    queue[0] = start;
    seen[start] = true;
    for (int next = 0; next < size; next++) {
      int cell = queue[next];
      int x = cell % width;
      int[] neighbours = {
        x > 0 ? cell - 1 : cell,
        x < width - 1 ? cell + 1 : cell,
        cell >= width ? cell - width : cell,
        cell < width * (height - 1) ? cell + width : cell
      };
      for (int other : neighbours) {
        if (!seen[other] && valid[other] > 0 && classes[other] == classes[start]) {
          seen[other] = true;
          queue[size++] = other;
        }
      }
    }
    return size;
  }
}
