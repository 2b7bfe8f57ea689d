package io.roadstream.cli.evaluate;

import io.roadstream.perception.camera.Intrinsics;
import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.scene.SceneFrame;
import io.roadstream.trainer.data.SceneSource;

/**
 * A frame with what is true of each of its pixels.
 *
 * @param name for messages
 * @param image the frame
 * @param mask true classes
 * @param depth true depths, 0 where unknown
 * @param camera that took it
 */
public record LabelledFrame(
    String name, RgbImage image, ClassMask mask, MetricDepth depth, Intrinsics camera) {

  /** A rendered scene with its exact truth. */
  public static LabelledFrame of(SceneFrame frame, String name) {
    return new LabelledFrame(
        name,
        new RgbImage(frame.width(), frame.height(), frame.left()),
        new ClassMask(frame.width(), frame.height(), frame.trainIds()),
        new MetricDepth(frame.width(), frame.height(), frame.depth()),
        SceneSource.camera(frame));
  }
}
