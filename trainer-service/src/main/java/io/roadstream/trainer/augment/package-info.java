/** Random changes of a sample that keep its labels true, each drawn from a seed. */
@NullMarked
package io.roadstream.trainer.augment;

import org.jspecify.annotations.NullMarked;
