/** Scores a network on labelled samples over the whole data set. */
@NullMarked
package io.roadstream.trainer.evaluation;

import org.jspecify.annotations.NullMarked;
