package io.roadstream.postproc.topology;

import io.roadstream.schemas.DepthMap;
import io.roadstream.schemas.FrameObjects;
import io.roadstream.schemas.SegmentationMask;
import org.apache.kafka.common.serialization.Serializer;

/**
 * How the results are written; shared by all stream threads, closed by their owner.
 *
 * @param masks writes masks
 * @param depth writes depth
 * @param objects writes objects
 */
public record ResultSerializers(
    Serializer<SegmentationMask> masks,
    Serializer<DepthMap> depth,
    Serializer<FrameObjects> objects) {}
