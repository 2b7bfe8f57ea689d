package io.roadstream.perception.engine;

import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.mask.ClassMask;

/**
 * What the network says of one frame: mask and depth on the same grid.
 *
 * @param mask trainIds; the network's "unlabelled" class is {@link ClassMask#VOID}
 * @param depth codes of the bundle's codec
 */
public record DensePrediction(ClassMask mask, DepthCodes depth) {}
