/** The geometry of a frame: regions, the network's grid, pinhole intrinsics. */
@NullMarked
package io.roadstream.perception.camera;

import org.jspecify.annotations.NullMarked;
