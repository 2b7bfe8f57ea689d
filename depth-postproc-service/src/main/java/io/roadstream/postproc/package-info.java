/** perception.predictions to masks, metric depth and objects. */
@NullMarked
package io.roadstream.postproc;

import org.jspecify.annotations.NullMarked;
