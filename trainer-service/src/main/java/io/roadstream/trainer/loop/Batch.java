package io.roadstream.trainer.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.roadstream.trainer.augment.Crop;
import io.roadstream.trainer.loss.ObjectRegions;
import io.roadstream.trainer.loss.TrainingTargets;
import java.util.List;

/**
 * Crops of one step, joined: arrays in the order of the crops, each row-major.
 *
 * @param size number of crops
 */
record Batch(
    int size,
    int width,
    int height,
    float[] images,
    long[] classes,
    float[] classValid,
    float[] depth,
    float[] depthValid,
    int[] objects) {

  /**
   * Joins crops of one size.
   *
   * @param withObjects whether the objects in them are to be numbered
   */
  static Batch of(List<Crop> crops, boolean withObjects) {
    int width = crops.get(0).width();
    int height = crops.get(0).height();
    int cells = width * height;
    int total = crops.size() * cells;
    Batch batch =
        new Batch(
            crops.size(),
            width,
            height,
            new float[3 * total],
            new long[total],
            new float[total],
            new float[total],
            new float[total],
            new int[withObjects ? total : 0]);
    int objects = 0;
    for (int i = 0; i < crops.size(); i++) {
      Crop crop = crops.get(i);
      int at = i * cells;
      System.arraycopy(crop.image(), 0, batch.images, 3 * at, 3 * cells);
      System.arraycopy(crop.classValid(), 0, batch.classValid, at, cells);
      System.arraycopy(crop.depth(), 0, batch.depth, at, cells);
      System.arraycopy(crop.depthValid(), 0, batch.depthValid, at, cells);
      for (int cell = 0; cell < cells; cell++) {
        batch.classes[at + cell] = crop.classes()[cell];
      }
      if (withObjects) {
        objects = batch.addObjects(crop, at, objects);
      }
    }
    return batch;
  }

  /** Numbers one crop's objects after those before; returns the last number. */
  private int addObjects(Crop crop, int at, int before) {
    int[] found = ObjectRegions.of(crop.classes(), crop.classValid(), width, height);
    int last = before;
    for (int cell = 0; cell < found.length; cell++) {
      if (found[cell] > 0) {
        objects[at + cell] = before + found[cell];
        last = Math.max(last, objects[at + cell]);
      }
    }
    return last;
  }

  /** The images [N,3,H,W]; they belong to the manager. */
  NDArray images(NDManager manager) {
    return manager.create(images, new Shape(size, 3, height, width));
  }

  /** The labels [N,1,H,W]; they belong to the manager. */
  TrainingTargets targets(NDManager manager) {
    Shape shape = new Shape(size, 1, height, width);
    return new TrainingTargets(
        manager.create(classes, shape),
        manager.create(classValid, shape),
        manager.create(depth, shape),
        manager.create(depthValid, shape),
        objects);
  }
}
