/**
 * The training loop: batches prepared beside it, one optimiser step each, checkpoints, validation,
 * log lines.
 */
@NullMarked
package io.roadstream.trainer.loop;

import org.jspecify.annotations.NullMarked;
