/** {@code roadstream model}: what is in the store, what each channel serves, and changing that. */
@NullMarked
package io.roadstream.cli.model;

import org.jspecify.annotations.NullMarked;
