/** Objects in a mask and the statistics of their depth. */
@NullMarked
package io.roadstream.perception.object;

import org.jspecify.annotations.NullMarked;
