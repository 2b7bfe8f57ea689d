package io.roadstream.trainer.sample;

import io.roadstream.perception.camera.Intrinsics;
import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.mask.ClassMask;
import org.jspecify.annotations.Nullable;

/**
 * A sample whose image and labels are of one size.
 *
 * @param image the frame
 * @param mask trainIds, void where not known
 * @param depth metres, 0 where not known
 * @param camera that took the frame, where it is known
 */
public record DecodedSample(
    RgbImage image, ClassMask mask, MetricDepth depth, @Nullable Intrinsics camera) {}
