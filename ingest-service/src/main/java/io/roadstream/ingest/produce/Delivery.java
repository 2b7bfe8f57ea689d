package io.roadstream.ingest.produce;

import io.roadstream.schemas.FrameRef;
import java.time.Duration;

/**
 * A frame that the broker has confirmed.
 *
 * @param frame its identity
 * @param name where it came from
 * @param index its place in its source, from 0
 * @param bytes size of its encoded images
 * @param latency from the hand-over to the confirmation
 */
public record Delivery(FrameRef frame, String name, long index, long bytes, Duration latency) {}
