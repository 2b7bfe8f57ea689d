/** Cameras, files, streams and scenes to the topic camera.frames. */
@NullMarked
package io.roadstream.ingest;

import org.jspecify.annotations.NullMarked;
