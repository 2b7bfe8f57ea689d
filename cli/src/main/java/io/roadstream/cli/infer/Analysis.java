package io.roadstream.cli.infer;

import io.roadstream.perception.camera.FrameGeometry;
import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.perception.object.RoadObject;
import java.util.List;

/**
 * What was seen in one frame.
 *
 * @param geometry where mask and depth lie in the frame
 * @param mask classes on the grid
 * @param depth metres on the grid
 * @param codec of those metres
 * @param objects in the frame
 */
public record Analysis(
    FrameGeometry geometry,
    ClassMask mask,
    MetricDepth depth,
    DepthCodec codec,
    List<RoadObject> objects) {}
