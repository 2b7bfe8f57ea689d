package io.roadstream.postproc.nearest;

import org.jspecify.annotations.Nullable;

/**
 * The nearest object of one class. As JSON its fields are the keys.
 *
 * @param className Cityscapes' name of its class
 * @param trackId of the object over time; null for none
 * @param distance to its near side, metres
 * @param low lower end of the 80 % interval
 * @param high upper end of the 80 % interval
 * @param bearingDegrees from the optical axis, positive to the right; null where unknown
 * @param closingSpeed metres a second; null where unknown
 * @param timeToCollision seconds; null when it does not come nearer
 */
public record NearestObject(
    String className,
    @Nullable Long trackId,
    double distance,
    double low,
    double high,
    @Nullable Double bearingDegrees,
    @Nullable Double closingSpeed,
    @Nullable Double timeToCollision) {}
