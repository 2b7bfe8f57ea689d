/**
 * Reading video through FFmpeg: everything native of this module lies here, behind {@link
 * io.roadstream.ingest.video.VideoReader}. Used from C rather than through a grabber, because only
 * so can a read that hangs on a dead camera be broken off, and can pictures that are JPEG already
 * pass through without being decoded.
 */
@NullMarked
package io.roadstream.ingest.video;

import org.jspecify.annotations.NullMarked;
