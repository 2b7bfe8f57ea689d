/**
 * Runs: what is trained when, on which samples exactly, and what came of it. Everything that a run
 * depends on is in its specification, which is written before it starts: after a crash it goes on
 * from its checkpoint, and it can be repeated from the specification alone.
 */
@NullMarked
package io.roadstream.trainer.run;

import org.jspecify.annotations.NullMarked;
