/**
 * How long the network takes: both engines against the network as the article exports it, in one
 * interleaved run, and the turning of the network's heads into predictions by itself.
 */
@NullMarked
package io.roadstream.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
