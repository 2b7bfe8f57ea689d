/** The model bundle: what it says of itself, and loading that checks every digest first. */
@NullMarked
package io.roadstream.perception.bundle;

import org.jspecify.annotations.NullMarked;
