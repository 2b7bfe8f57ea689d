/**
 * The street's layout and what happens in it: blocks generated from the seed and their number,
 * actors placed by closed formulas of the time.
 */
@NullMarked
package io.roadstream.scene.street;

import org.jspecify.annotations.NullMarked;
