package io.roadstream.perception.object;

import org.jspecify.annotations.Nullable;

/**
 * What a frame shows of one class as a whole.
 *
 * @param trainId the class
 * @param pixels grid cells of it, at least 1
 * @param depth statistics over all of its cells; null when none has a depth
 * @param counts cells with a depth in each of {@link ClassDepthExtractor#BINS} bins; not to be
 *     changed
 */
public record ClassDepth(int trainId, int pixels, @Nullable DepthStatistics depth, int[] counts) {}
