/** Writes a trained network as a model bundle. */
@NullMarked
package io.roadstream.trainer.bundle;

import org.jspecify.annotations.NullMarked;
