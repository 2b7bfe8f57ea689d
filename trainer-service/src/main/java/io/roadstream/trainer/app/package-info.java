/** A command line for training where the full one is not at hand. */
@NullMarked
package io.roadstream.trainer.app;

import org.jspecify.annotations.NullMarked;
