package io.roadstream.cli.evaluate;

import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.perception.metric.TaskLeakage;

/** Paints which task failed where: class yellow, depth blue, both red, none grey. */
final class FailureMap {

  private static final int[] COLOURS = {0xC9CDD2, 0xE8B400, 0x2A6FDB, 0xD0202E};
  private static final int UNKNOWN = 0x3C4043;

  private FailureMap() {}

  static RgbImage paint(ClassMask trueMask, ClassMask mask, MetricDepth truth, MetricDepth depth) {
    byte[] rgb = new byte[mask.ids().length * 3];
    for (int i = 0; i < mask.ids().length; i++) {
      int kind = TaskLeakage.kind(trueMask, mask, truth, depth, i);
      int colour = kind < 0 ? UNKNOWN : COLOURS[kind];
      rgb[i * 3] = (byte) (colour >> 16);
      rgb[i * 3 + 1] = (byte) (colour >> 8);
      rgb[i * 3 + 2] = (byte) colour;
    }
    return new RgbImage(mask.width(), mask.height(), rgb);
  }
}
