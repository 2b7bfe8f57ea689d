/**
 * Pictures for people: masks and depth in colour, the frame with its objects drawn, and grids of
 * them with captions and legends. Headless Java 2D; the same input gives the same picture.
 */
@NullMarked
package io.roadstream.cli.render;

import org.jspecify.annotations.NullMarked;
