package io.roadstream.postproc.topology;

import io.roadstream.schemas.DepthHistogram;
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
 * @param histograms writes depth histograms
 */
public record ResultSerializers(
    Serializer<SegmentationMask> masks,
    Serializer<DepthMap> depth,
    Serializer<FrameObjects> objects,
    Serializer<DepthHistogram> histograms) {}
