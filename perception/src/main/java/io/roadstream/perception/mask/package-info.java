/** Class masks over the Cityscapes classes, their names and colours. */
@NullMarked
package io.roadstream.perception.mask;

import org.jspecify.annotations.NullMarked;
