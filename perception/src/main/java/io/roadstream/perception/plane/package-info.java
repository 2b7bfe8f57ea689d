/** Rasters as bytes: PNG for everyone, Zstandard over the raw plane for speed. */
@NullMarked
package io.roadstream.perception.plane;

import org.jspecify.annotations.NullMarked;
