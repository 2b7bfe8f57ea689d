package io.roadstream.trainer.data;

import io.roadstream.perception.dataset.CityscapesSample;
import io.roadstream.perception.dataset.CityscapesTruth;
import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.perception.metric.DepthHistogram;
import io.roadstream.trainer.loss.ClassShares;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is in a split: images by city and size, shares of classes, the distribution of depth. One
 * thread at a time.
 */
public final class DataSummary {

  private static final double NEAREST = 1;
  private static final double FARTHEST = 250;
  private static final int BINS = 60;

  private final Map<String, Integer> cities = new TreeMap<>();
  private final Map<String, Integer> sizes = new TreeMap<>();
  private final ClassShares classes = new ClassShares();
  private final DepthHistogram depth = new DepthHistogram(NEAREST, FARTHEST, BINS);
  private final int[] imagesOfClass = new int[CityscapesClasses.COUNT];
  private long pixels;
  private long voidPixels;
  private long depthPixels;

  /** Counts one sample. */
  public void add(CityscapesSample sample, CityscapesTruth truth) {
    ClassMask mask = truth.mask();
    MetricDepth metres = truth.depth();
    cities.merge(sample.city(), 1, Integer::sum);
    sizes.merge(mask.width() + "x" + mask.height(), 1, Integer::sum);
    classes.add(mask);
    depth.add(metres, metres);
    boolean[] seen = new boolean[256];
    for (byte id : mask.ids()) {
      seen[id & 0xFF] = true;
      voidPixels += (id & 0xFF) == ClassMask.VOID ? 1 : 0;
    }
    for (int trainId = 0; trainId < imagesOfClass.length; trainId++) {
      imagesOfClass[trainId] += seen[trainId] ? 1 : 0;
    }
    for (float value : metres.metres()) {
      depthPixels += value > 0 ? 1 : 0;
    }
    pixels += mask.ids().length;
  }

  /** Images of each city. */
  public Map<String, Integer> cities() {
    return cities;
  }

  /** Images of each size. */
  public Map<String, Integer> sizes() {
    return sizes;
  }

  /** Share of a class among the labelled pixels. */
  public double share(int trainId) {
    return classes.shares()[trainId];
  }

  /** Images in which a class occurs. */
  public int imagesOf(int trainId) {
    return imagesOfClass[trainId];
  }

  /** Share of the pixels that have no class to be trained. */
  public double voidShare() {
    return (double) voidPixels / pixels;
  }

  /** Share of the pixels that have a depth. */
  public double depthShare() {
    return (double) depthPixels / pixels;
  }

  /** Distribution of the depths. */
  public DepthHistogram depth() {
    return depth;
  }
}
