package io.roadstream.cli.evaluate;

import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.mask.ClassMask;

/**
 * A frame with what is true of each of its pixels.
 *
 * @param name for messages
 * @param image the frame
 * @param mask true classes
 * @param depth true depths, 0 where unknown
 */
public record LabelledFrame(String name, RgbImage image, ClassMask mask, MetricDepth depth) {}
