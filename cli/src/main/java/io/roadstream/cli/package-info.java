/**
 * The {@code roadstream} command: what it is called with, what it answers, and how it fails. Each
 * subcommand lives in a package of its own; what they share is here.
 */
@NullMarked
package io.roadstream.cli;

import org.jspecify.annotations.NullMarked;
