package io.roadstream.trainer.gate;

import io.roadstream.perception.bundle.BundleManifest.Depth;
import io.roadstream.perception.bundle.BundleManifest.Input;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.engine.DensePrediction;
import io.roadstream.perception.engine.EngineSettings;
import io.roadstream.perception.engine.NetworkInput;
import io.roadstream.perception.engine.OnnxEngine;
import io.roadstream.perception.metric.ConfusionMatrix;
import io.roadstream.perception.metric.DepthMetrics;
import io.roadstream.trainer.data.LabelledSample;
import io.roadstream.trainer.data.SampleSource;
import io.roadstream.trainer.evaluation.Scores;
import java.util.List;

/**
 * Scores a bundle as inference will run it: the ONNX graph, with its own code of depth. The samples
 * must be on the bundle's grid, with depths as the given ones.
 */
public final class BundleScorer {

  private final Depth labels;
  private final DepthCodec codec;

  /**
   * @param labels how the samples' depths are encoded
   */
  public BundleScorer(Depth labels) {
    this.labels = labels;
    this.codec = labels.codec();
  }

  /** Runs the bundle on every sample. */
  public Figures score(ModelBundle bundle, SampleSource samples) {
    ConfusionMatrix classes = new ConfusionMatrix();
    DepthMetrics depth = new DepthMetrics();
    DepthCodec predicted = codec(bundle.manifest().depth());
    try (OnnxEngine engine = new OnnxEngine(bundle, EngineSettings.of("onnx", "cpu", 1, 1))) {
      for (int i = 0; i < samples.size(); i++) {
        LabelledSample sample = samples.get(i);
        DensePrediction prediction =
            engine.infer(List.of(input(sample, bundle.manifest().input()))).get(0);
        classes.add(sample.mask(), prediction.mask());
        depth.add(
            MetricDepth.of(sample.depth(), codec), MetricDepth.of(prediction.depth(), predicted));
      }
    }
    return Figures.of(new Scores(samples.description(), samples.size(), classes, depth));
  }

  /** A bundle's codec of depths as the labels' camera has them. */
  private DepthCodec codec(Depth depth) {
    Double mine = labels.focalLength();
    Double its = depth.focalLength();
    return depth.codec().stretched(mine == null || its == null ? 1 : mine / its);
  }

  private static NetworkInput input(LabelledSample sample, Input input) {
    int cells = sample.width() * sample.height();
    byte[] pixels = sample.image().data();
    float[] planes = new float[3 * cells];
    for (int channel = 0; channel < 3; channel++) {
      double mean = input.mean().get(channel);
      double std = input.std().get(channel);
      for (int i = 0; i < cells; i++) {
        planes[channel * cells + i] =
            (float) (((pixels[i * 3 + channel] & 0xFF) / 255.0 - mean) / std);
      }
    }
    return new NetworkInput(planes, input.geometry(sample.width(), sample.height()));
  }
}
