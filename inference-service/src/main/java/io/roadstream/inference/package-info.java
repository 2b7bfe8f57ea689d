/**
 * camera.frames to perception.predictions: decodes each frame, runs the network over batches, and
 * writes mask and depth codes. {@code topology} is the stream's shape and needs neither Spring nor
 * a broker, {@code batch} gathers frames of several threads, {@code model} holds what runs, {@code
 * app} starts it all.
 */
@NullMarked
package io.roadstream.inference;

import org.jspecify.annotations.NullMarked;
