/** Metric depth, its logarithmic 16-bit codes, and KITTI's depth images. */
@NullMarked
package io.roadstream.perception.depth;

import org.jspecify.annotations.NullMarked;
