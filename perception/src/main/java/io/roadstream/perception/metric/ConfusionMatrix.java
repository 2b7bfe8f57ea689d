package io.roadstream.perception.metric;

import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.mask.ClassMask;

/**
 * Counts, over a whole data set, which class was predicted where another was true: Cityscapes'
 * evaluation over 19 classes. Cells whose truth is void are not scored; a void prediction on a
 * scored cell is a miss of the true class.
 *
 * <p>A class is present if the truth has a cell of it; the mean IoU is over those. (Cityscapes' own
 * validation set has all 19.)
 *
 * <p>One thread at a time; {@link #merge} joins what several threads have counted.
 */
public final class ConfusionMatrix {

  private static final int CLASSES = CityscapesClasses.COUNT;

  /** One row a true class; a last row for void truth and a last column for void predictions. */
  private static final int SIDE = CLASSES + 1;

  private final long[] counts = new long[SIDE * SIDE];

  /**
   * Counts one image.
   *
   * @throws IllegalArgumentException if the masks differ in size
   */
  public void add(ClassMask truth, ClassMask prediction) {
    if (truth.width() != prediction.width() || truth.height() != prediction.height()) {
      throw new IllegalArgumentException(
          "truth of "
              + truth.width()
              + "x"
              + truth.height()
              + " and prediction of "
              + prediction.width()
              + "x"
              + prediction.height()
              + " differ in size");
    }
    byte[] trueIds = truth.ids();
    byte[] predictedIds = prediction.ids();
    for (int i = 0; i < trueIds.length; i++) {
      counts[index(trueIds[i]) * SIDE + index(predictedIds[i])]++;
    }
  }

  /** Adds what another matrix has counted. */
  public void merge(ConfusionMatrix other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
  }

  /** Cells of one true class that were predicted as another; trainIds 0..18. */
  public long count(int trueClass, int predictedClass) {
    check(trueClass);
    check(predictedClass);
    return counts[trueClass * SIDE + predictedClass];
  }

  /** Cells whose truth is a class. */
  public long scored() {
    long scored = 0;
    for (int i = 0; i < CLASSES * SIDE; i++) {
      scored += counts[i];
    }
    return scored;
  }

  /** Whether the truth has a cell of the class. */
  public boolean isPresent(int trainId) {
    check(trainId);
    return truthOf(trainId) > 0;
  }

  /**
   * Intersection over union of a class, 0..1; not a number where it is neither in the truth nor in
   * the predictions.
   */
  public double iou(int trainId) {
    check(trainId);
    long predicted = 0;
    for (int trueClass = 0; trueClass < CLASSES; trueClass++) {
      predicted += counts[trueClass * SIDE + trainId];
    }
    long both = counts[trainId * SIDE + trainId];
    return (double) both / (truthOf(trainId) + predicted - both);
  }

  /** Mean IoU over the classes present; not a number where nothing was scored. */
  public double meanIou() {
    double sum = 0;
    int present = 0;
    for (int trainId = 0; trainId < CLASSES; trainId++) {
      if (isPresent(trainId)) {
        sum += iou(trainId);
        present++;
      }
    }
    return sum / present;
  }

  /** Share of the scored cells with the right class; not a number where nothing was scored. */
  public double pixelAccuracy() {
    long right = 0;
    for (int trainId = 0; trainId < CLASSES; trainId++) {
      right += counts[trainId * SIDE + trainId];
    }
    return (double) right / scored();
  }

  private long truthOf(int trainId) {
    long truth = 0;
    for (int column = 0; column < SIDE; column++) {
      truth += counts[trainId * SIDE + column];
    }
    return truth;
  }

  private static int index(byte id) {
    return Math.min(id & 0xFF, CLASSES);
  }

  private static void check(int trainId) {
    if (trainId < 0 || trainId >= CLASSES) {
      throw new IllegalArgumentException("trainId " + trainId + " is none of 0..18");
    }
  }
}
