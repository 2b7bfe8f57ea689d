package io.roadstream.trainer.loop;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.roadstream.trainer.augment.Crop;
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
    float[] depthValid) {

  static Batch of(List<Crop> crops) {
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
            new float[total]);
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
    }
    return batch;
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
        manager.create(depthValid, shape));
  }
}
