/** How long a frame takes from its bytes to the network's input. */
@NullMarked
package io.roadstream.benchmarks.image;

import org.jspecify.annotations.NullMarked;
