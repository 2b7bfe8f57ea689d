package io.roadstream.trainer.autolabel;

import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.image.RgbImage;

/** Says how far away things are from a rectified pair of images. One thread at a time. */
public interface DepthTeacher extends AutoCloseable {

  /** Its name, as labels carry it. */
  String name();

  /**
   * Labels the left image.
   *
   * @param metresTimesPixels baseline times focal length: depth is this over the disparity
   * @return metres, 0 where the teacher is not sure
   */
  MetricDepth label(RgbImage left, RgbImage right, double metresTimesPixels);

  @Override
  default void close() {}
}
