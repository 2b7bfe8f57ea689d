package io.roadstream.perception.engine;

import io.roadstream.perception.camera.FrameGeometry;

/**
 * One frame, cropped, resized and normalised for the network.
 *
 * @param planes {@code 3 * gridHeight * gridWidth} values, channel by channel (red, green, blue),
 *     row-major
 * @param geometry where the grid lies in the frame
 */
public record NetworkInput(float[] planes, FrameGeometry geometry) {}
