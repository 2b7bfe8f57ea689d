/** Procedural street scenes with exact classes and depth. */
@NullMarked
package io.roadstream.scene;

import org.jspecify.annotations.NullMarked;
