/**
 * Decides whether a fine-tuned model may take the place of the one that runs: both are scored on
 * the same held-out samples, those of the new domain and those of the old one apart, and rules that
 * are settings say what is good enough.
 */
@NullMarked
package io.roadstream.trainer.gate;

import org.jspecify.annotations.NullMarked;
