/**
 * Depth distributions of classes in tumbling windows of event time, each camera by its own clock.
 * {@code ClassWindows} is pure: what is open and a frame's classes in, what is open now and the
 * windows that are complete out.
 */
@NullMarked
package io.roadstream.postproc.window;

import org.jspecify.annotations.NullMarked;
