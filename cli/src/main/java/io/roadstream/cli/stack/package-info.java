/**
 * The whole of Roadstream on one machine: broker, registry and services as child processes of this
 * one, and how other commands find a stack that runs.
 */
@NullMarked
package io.roadstream.cli.stack;

import org.jspecify.annotations.NullMarked;
