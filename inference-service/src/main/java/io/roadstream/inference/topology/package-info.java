/**
 * The stream from camera frames to predictions, buildable without Spring and without a broker. A
 * frame is decoded, inferred, encoded and checked for size before anything is forwarded, all within
 * one call of its processor: what fails on the way goes to the dead letters as a whole.
 */
@NullMarked
package io.roadstream.inference.topology;

import org.jspecify.annotations.NullMarked;
