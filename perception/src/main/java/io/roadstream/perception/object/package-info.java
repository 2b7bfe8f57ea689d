/**
 * Objects in a mask and how far they are. {@code InstanceExtractor} is the way in: {@code
 * Instances} groups runs of thing cells by class and depth, {@code ObjectMeter} measures each group
 * inside its edges, {@code CodeStatistics} does the counting. {@code ObjectExtractor} is the seam
 * for networks that tell instances apart themselves. {@code ClassDepthExtractor} and {@code
 * FreeDistance} do the same for what cannot be counted: classes as a whole and the road ahead.
 */
@NullMarked
package io.roadstream.perception.object;

import org.jspecify.annotations.NullMarked;
