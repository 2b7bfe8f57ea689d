package io.roadstream.cli.adapt;

import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.mask.ClassMask;

/**
 * What is true of a frame, on the network's grid.
 *
 * @param city the style of its street
 * @param mask trainIds
 * @param depth metres within the codec's limits, 0 where there is none
 */
record Truth(String city, ClassMask mask, MetricDepth depth) {}
