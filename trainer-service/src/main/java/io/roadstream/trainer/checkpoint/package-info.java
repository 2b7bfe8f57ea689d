/**
 * Checkpoints: weights, optimiser state and position, written so that a kill at any time leaves a
 * whole one.
 */
@NullMarked
package io.roadstream.trainer.checkpoint;

import org.jspecify.annotations.NullMarked;
