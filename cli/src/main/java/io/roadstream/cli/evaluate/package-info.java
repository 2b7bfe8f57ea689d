/** {@code roadstream evaluate}: how good a model is on labelled frames. */
@NullMarked
package io.roadstream.cli.evaluate;

import org.jspecify.annotations.NullMarked;
