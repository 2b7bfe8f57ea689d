package io.roadstream.cli.consume;

import io.roadstream.schemas.Box;
import io.roadstream.schemas.DepthCodec;
import io.roadstream.schemas.DepthStatistics;
import io.roadstream.schemas.FrameObjects;
import io.roadstream.schemas.FrameRef;
import io.roadstream.schemas.Grid;
import io.roadstream.schemas.InferenceTimings;
import io.roadstream.schemas.ModelRef;
import io.roadstream.schemas.Point;
import io.roadstream.schemas.Region;
import io.roadstream.schemas.RoadObject;
import java.util.List;

/** Records of frames with one car. */
final class FrameRecords {

  private FrameRecords() {}

  static FrameObjects objects(
      FrameRef frame, ModelRef model, Region region, Grid grid, DepthCodec codec) {
    return FrameObjects.newBuilder()
        .setFrame(frame)
        .setModel(model)
        .setRegion(region)
        .setGrid(grid)
        .setDepthCodec(codec)
        .setObjects(List.of(car()))
        .setTimings(new InferenceTimings(1L, 2L, 3L, 4L, 5L, 1))
        .setPostprocessMicros(6L)
        .build();
  }

  static RoadObject car() {
    return RoadObject.newBuilder()
        .setIndex(0)
        .setTrainId(13)
        .setClassName("car")
        .setBox(new Box(1.0, 2.0, 3.0, 1.5))
        .setPixels(40)
        .setCentroid(new Point(2.5, 2.75))
        .setDepth(
            DepthStatistics.newBuilder()
                .setValidPixels(40)
                .setMin(10.0)
                .setP5(11.0)
                .setP25(12.0)
                .setMedian(12.3456)
                .setP75(13.0)
                .setP95(14.0)
                .setMax(15.0)
                .setMean(12.5)
                .setStandardDeviation(1.0)
                .build())
        .build();
  }
}
