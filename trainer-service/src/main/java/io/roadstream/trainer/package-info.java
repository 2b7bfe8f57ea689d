/** Trains and fine-tunes the network and writes bundles. */
@NullMarked
package io.roadstream.trainer;

import org.jspecify.annotations.NullMarked;
