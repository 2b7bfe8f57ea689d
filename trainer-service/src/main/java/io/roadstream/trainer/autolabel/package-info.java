/**
 * Labels by a teacher: of the frames that come with a right image, one in so many is given to a
 * stereo matcher, and what it says of depth becomes a training sample. Exactly once, like every
 * other stream here.
 */
@NullMarked
package io.roadstream.trainer.autolabel;

import org.jspecify.annotations.NullMarked;
