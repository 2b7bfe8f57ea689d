/**
 * A software rasteriser: which surface shows at each sample, its exact depth and class, and the
 * developed image. Tiles are independent, so the result does not depend on the number of threads.
 */
@NullMarked
package io.roadstream.scene.raster;

import org.jspecify.annotations.NullMarked;
