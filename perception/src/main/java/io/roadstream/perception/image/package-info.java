/** Images: the RGB raster, decoding that refuses what is too large before it decodes, encoding. */
@NullMarked
package io.roadstream.perception.image;

import org.jspecify.annotations.NullMarked;
