/**
 * Images as bytes and as rasters: decoding that refuses what is too large, incomplete or of another
 * kind before it decodes a pixel, encoding, and the preparation of a frame for the network. OpenCV
 * does the work and is seen by nobody outside.
 */
@NullMarked
package io.roadstream.perception.image;

import org.jspecify.annotations.NullMarked;
