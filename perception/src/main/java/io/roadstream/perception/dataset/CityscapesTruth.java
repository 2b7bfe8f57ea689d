package io.roadstream.perception.dataset;

import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.mask.ClassMask;
import java.util.Arrays;
import java.util.Set;

/**
 * The labels of one image, with what must not be trained on or scored taken out: classes that
 * Cityscapes does not score are void; depth is 0 where it was not measured, on the ego vehicle and
 * outside the rectified image.
 *
 * @param mask trainIds; all void where classes were not asked for
 * @param depth metres; all 0 where depth was not asked for
 */
public record CityscapesTruth(ClassMask mask, MetricDepth depth) {

  /** Labels of what is no part of the street: ego vehicle, rectification border, out of roi. */
  private static final int FIRST_OUTSIDE = 1;

  private static final int LAST_OUTSIDE = 3;

  /**
   * Reads the labels of a sample.
   *
   * @param parts which; the label image is also used, where there is one, to leave the ego vehicle
   *     out of the depth
   * @throws DatasetException if a part is missing or not as it should be, or sizes differ
   */
  public static CityscapesTruth read(CityscapesSample sample, Set<CityscapesPart> parts) {
    boolean classes = parts.contains(CityscapesPart.LABELS);
    if (!parts.contains(CityscapesPart.DISPARITY)) {
      ClassMask mask = CityscapesReader.mask(sample);
      return new CityscapesTruth(
          mask, new MetricDepth(mask.width(), mask.height(), new float[mask.ids().length]));
    }
    MetricDepth depth = CityscapesReader.depth(sample);
    if (!classes && sample.file(CityscapesPart.LABELS).isEmpty()) {
      return new CityscapesTruth(empty(depth.width(), depth.height()), depth);
    }
    LabelPlane labels = CityscapesReader.labels(sample);
    if (labels.width() != depth.width() || labels.height() != depth.height()) {
      throw new DatasetException(
          sample.name()
              + ": labels are "
              + labels.width()
              + "x"
              + labels.height()
              + " and disparity is "
              + depth.width()
              + "x"
              + depth.height());
    }
    ClassMask mask = classes ? mask(sample, labels) : empty(depth.width(), depth.height());
    return new CityscapesTruth(mask, withoutOutside(depth, labels));
  }

  static ClassMask mask(CityscapesSample sample, LabelPlane labels) {
    try {
      return CityscapesClasses.fromLabelIds(labels.width(), labels.height(), labels.ids());
    } catch (IllegalArgumentException e) {
      throw new DatasetException(sample.require(CityscapesPart.LABELS) + ": " + e.getMessage(), e);
    }
  }

  private static ClassMask empty(int width, int height) {
    byte[] ids = new byte[width * height];
    Arrays.fill(ids, (byte) ClassMask.VOID);
    return new ClassMask(width, height, ids);
  }

  private static MetricDepth withoutOutside(MetricDepth depth, LabelPlane labels) {
    float[] metres = depth.metres().clone();
    for (int i = 0; i < metres.length; i++) {
      int label = labels.ids()[i];
      if (label >= FIRST_OUTSIDE && label <= LAST_OUTSIDE) {
        metres[i] = 0;
      }
    }
    return new MetricDepth(depth.width(), depth.height(), metres);
  }

  /**
   * Returns if the labels have the image's size.
   *
   * @throws DatasetException if not
   */
  public void requireSize(CityscapesSample sample, int width, int height) {
    if (mask.width() != width || mask.height() != height) {
      throw new DatasetException(
          sample.name()
              + ": the image is "
              + width
              + "x"
              + height
              + ", its labels are "
              + mask.width()
              + "x"
              + mask.height());
    }
  }
}
