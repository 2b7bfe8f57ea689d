/**
 * Light, procedural patterns and materials: the colour of a visible point in linear RGB, filtered
 * over its pixel.
 */
@NullMarked
package io.roadstream.scene.shade;

import org.jspecify.annotations.NullMarked;
