/**
 * Sources of frames, each named by a URI: folders and globs of images, Cityscapes folders, video
 * files, RTSP, MJPEG over HTTP, V4L2 devices and synthetic streets. {@link
 * io.roadstream.ingest.source.Sources} opens them; a fault of the whole source is a {@link
 * io.roadstream.ingest.source.SourceException}, a fault of one input is a skipped item among the
 * others. Everything FFmpeg lies behind one class.
 */
@NullMarked
package io.roadstream.ingest.source;

import org.jspecify.annotations.NullMarked;
