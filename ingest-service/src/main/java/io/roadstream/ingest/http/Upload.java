package io.roadstream.ingest.http;

import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A frame as a request brings it, nothing of it checked.
 *
 * @param cameraId the camera that the path names
 * @param contentType the header of that name
 * @param contentLength the header of that name
 * @param capturedAt when the frame was taken, ISO 8601
 * @param body the image; read by one thread, closed by the server
 */
public record Upload(
    String cameraId,
    Optional<String> contentType,
    OptionalLong contentLength,
    Optional<String> capturedAt,
    InputStream body) {}
