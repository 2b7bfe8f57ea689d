/** {@code roadstream train}: a recipe, data and a start in, a bundle out. */
@NullMarked
package io.roadstream.cli.train;

import org.jspecify.annotations.NullMarked;
