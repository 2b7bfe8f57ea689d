/** Memory outside the Java heap. */
@NullMarked
package io.roadstream.perception.memory;

import org.jspecify.annotations.NullMarked;
