package io.roadstream.trainer.autolabel;

import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.trainer.teach.Disparity;
import io.roadstream.trainer.teach.StereoTeacher;

/** Turns the disparities on which both views agree into metres. */
public final class StereoDepthTeacher implements DepthTeacher {

  private final StereoTeacher teacher;

  /**
   * @param teacher is closed with this
   */
  public StereoDepthTeacher(StereoTeacher teacher) {
    this.teacher = teacher;
  }

  @Override
  public String name() {
    return teacher.name();
  }

  @Override
  public MetricDepth label(RgbImage left, RgbImage right, double metresTimesPixels) {
    Disparity disparity = teacher.label(left, right);
    float[] metres = new float[disparity.pixels().length];
    for (int i = 0; i < metres.length; i++) {
      float pixels = disparity.pixels()[i];
      metres[i] = pixels > 0 ? (float) (metresTimesPixels / pixels) : 0;
    }
    return new MetricDepth(disparity.width(), disparity.height(), metres);
  }

  @Override
  public void close() {
    teacher.close();
  }
}
