/**
 * The same object over the frames of its camera. {@code Tracker} is pure: what is followed and a
 * frame's objects in, what is followed now and each object's track out. {@code Association} pairs
 * the two, {@code RangeFilter} tells speed and time to collision from distances over time.
 */
@NullMarked
package io.roadstream.postproc.track;

import org.jspecify.annotations.NullMarked;
