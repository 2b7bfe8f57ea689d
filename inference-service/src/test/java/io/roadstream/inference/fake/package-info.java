/** A network that needs no model and no native library, and a service around it, for tests. */
@NullMarked
package io.roadstream.inference.fake;

import org.jspecify.annotations.NullMarked;
