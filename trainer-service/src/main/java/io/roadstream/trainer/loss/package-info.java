/** What is minimised: masked cross-entropy, masked depth error, and their balance. */
@NullMarked
package io.roadstream.trainer.loss;

import org.jspecify.annotations.NullMarked;
