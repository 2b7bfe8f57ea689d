package io.roadstream.ingest.video;

import java.time.Duration;

/**
 * One picture of a video.
 *
 * @param time its presentation time since the first picture, never negative
 * @param jpeg the picture as JPEG; the video's own bytes where it is MJPEG
 */
public record Picture(Duration time, byte[] jpeg) {}
