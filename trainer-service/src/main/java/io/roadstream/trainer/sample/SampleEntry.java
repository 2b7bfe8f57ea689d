package io.roadstream.trainer.sample;

import java.time.Instant;

/**
 * A sample of the mirror, without its content.
 *
 * @param partition of the topic
 * @param offset in the partition
 * @param sampleId its identity
 * @param cameraId whose frame it is
 * @param capturedAt when the frame was taken
 * @param hasMask whether classes are known
 * @param hasDepth whether depth is known
 */
public record SampleEntry(
    int partition,
    long offset,
    String sampleId,
    String cameraId,
    Instant capturedAt,
    boolean hasMask,
    boolean hasDepth) {}
