/**
 * {@code roadstream data}: what is in a data set, what is wrong with it, and cleaning its
 * disparity.
 */
@NullMarked
package io.roadstream.cli.data;

import org.jspecify.annotations.NullMarked;
