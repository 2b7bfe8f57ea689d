package io.roadstream.cli.evaluate;

import io.roadstream.cli.infer.Analysis;
import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.perception.metric.ConfusionMatrix;
import io.roadstream.perception.metric.DepthHistogram;
import io.roadstream.perception.metric.DepthMetrics;
import io.roadstream.perception.metric.ObjectDepthMetrics;
import io.roadstream.perception.metric.TaskLeakage;
import java.util.ArrayList;
import java.util.List;

/** All that a report says of a model on labelled frames. One thread at a time. */
final class Evaluation {

  private static final double NEAREST = 1;
  private static final double FARTHEST = 250;
  private static final int BINS = 60;

  /**
   * How one frame went.
   *
   * @param index of the frame
   * @param name of the frame
   * @param miou over the classes in it
   * @param absRel of its depth
   */
  record FrameScore(int index, String name, double miou, double absRel) {}

  private final ConfusionMatrix classes = new ConfusionMatrix();
  private final DepthMetrics depth = new DepthMetrics();
  private final ObjectDepthMetrics objects = new ObjectDepthMetrics();
  private final TaskLeakage leakage = new TaskLeakage();
  private final DepthHistogram trueDepths = new DepthHistogram(NEAREST, FARTHEST, BINS);
  private final DepthHistogram predictedDepths = new DepthHistogram(NEAREST, FARTHEST, BINS);
  private final List<FrameScore> frames = new ArrayList<>();

  /** Scores one frame, on the network's grid. */
  void add(int index, LabelledFrame frame, Analysis seen) {
    ClassMask mask = Scoring.onGrid(seen.geometry(), frame.mask());
    MetricDepth truth = Scoring.onGrid(seen.geometry(), frame.depth(), seen.codec());
    ConfusionMatrix own = new ConfusionMatrix();
    own.add(mask, seen.mask());
    classes.merge(own);
    DepthMetrics ownDepth = new DepthMetrics();
    ownDepth.add(truth, seen.depth());
    depth.merge(ownDepth);
    objects.add(mask, truth, seen.depth());
    leakage.add(mask, seen.mask(), truth, seen.depth());
    trueDepths.add(truth, seen.depth());
    predictedDepths.add(seen.depth(), truth);
    frames.add(new FrameScore(index, frame.name(), own.meanIou(), ownDepth.errors().absRel()));
  }

  ConfusionMatrix classes() {
    return classes;
  }

  DepthMetrics depth() {
    return depth;
  }

  ObjectDepthMetrics objects() {
    return objects;
  }

  TaskLeakage leakage() {
    return leakage;
  }

  DepthHistogram trueDepths() {
    return trueDepths;
  }

  DepthHistogram predictedDepths() {
    return predictedDepths;
  }

  /** Every frame in the order in which they were added. */
  List<FrameScore> frames() {
    return frames;
  }
}
