/** Learning rates by iteration. */
@NullMarked
package io.roadstream.trainer.schedule;

import org.jspecify.annotations.NullMarked;
