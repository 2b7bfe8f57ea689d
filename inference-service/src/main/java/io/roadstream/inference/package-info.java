/** camera.frames to perception.predictions. */
@NullMarked
package io.roadstream.inference;

import org.jspecify.annotations.NullMarked;
