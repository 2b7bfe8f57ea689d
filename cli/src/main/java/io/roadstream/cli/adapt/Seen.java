package io.roadstream.cli.adapt;

import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.perception.metric.ConfusionMatrix;
import io.roadstream.perception.metric.DepthMetrics;

/** How a model did on frames that belong together. One thread at a time. */
final class Seen {

  private final ConfusionMatrix classes = new ConfusionMatrix();
  private final DepthMetrics depth = new DepthMetrics();
  private int frames;

  void add(Truth truth, ClassMask mask, MetricDepth metres) {
    classes.add(truth.mask(), mask);
    depth.add(truth.depth(), metres);
    frames++;
  }

  int frames() {
    return frames;
  }

  double miou() {
    return frames == 0 ? Double.NaN : classes.meanIou();
  }

  double absRel() {
    return frames == 0 ? Double.NaN : depth.errors().absRel();
  }
}
