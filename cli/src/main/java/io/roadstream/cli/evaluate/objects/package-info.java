/**
 * {@code roadstream evaluate objects}: objects held against the exact truth of rendered streets,
 * whether they are found and how far off their distances are, and the calibration of distances.
 */
@NullMarked
package io.roadstream.cli.evaluate.objects;

import org.jspecify.annotations.NullMarked;
