package io.roadstream.ingest.http;

import java.time.Duration;

/**
 * Limits on uploads.
 *
 * @param maxBytes largest body
 * @param confirmTimeout how long an upload waits for the broker
 * @param maxCameras most cameras that may appear, since each costs memory for good
 */
public record UploadSettings(int maxBytes, Duration confirmTimeout, int maxCameras) {}
