package io.roadstream.trainer.evaluation;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.roadstream.perception.bundle.BundleManifest.Input;
import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.engine.DensePrediction;
import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.perception.metric.ConfusionMatrix;
import io.roadstream.perception.metric.DepthMetrics;
import io.roadstream.trainer.augment.Augmenter;
import io.roadstream.trainer.augment.Crop;
import io.roadstream.trainer.data.LabelledSample;
import io.roadstream.trainer.data.SampleSource;
import io.roadstream.trainer.network.TorchNetwork;

/**
 * Scores a network on whole samples, one at a time, with one confusion matrix over all of them:
 * void cells and cells without a depth are not scored.
 */
public final class Validator {

  private final DepthCodec codec;
  private final Augmenter whole;

  /** A validator on the grid of an input, for labels of the given codec. */
  public Validator(Input input, DepthCodec codec) {
    this.codec = codec;
    this.whole = Augmenter.none(input, codec);
  }

  /** Runs the network in evaluation mode on every sample. */
  public Scores score(TorchNetwork network, SampleSource samples) {
    ConfusionMatrix classes = new ConfusionMatrix();
    DepthMetrics depth = new DepthMetrics();
    for (int i = 0; i < samples.size(); i++) {
      LabelledSample sample = samples.get(i);
      DensePrediction prediction = predict(network, sample);
      classes.add(sample.mask(), prediction.mask());
      depth.add(MetricDepth.of(sample.depth(), codec), MetricDepth.of(prediction.depth(), codec));
    }
    return new Scores(samples.description(), samples.size(), classes, depth);
  }

  /** What the network says of one sample. */
  public DensePrediction predict(TorchNetwork network, LabelledSample sample) {
    Crop crop = whole.whole(sample);
    int width = crop.width();
    int height = crop.height();
    try (NDManager scope = network.manager().newSubManager()) {
      NDList outputs =
          network.forward(scope.create(crop.image(), new Shape(1, 3, height, width)), false);
      long[] best = outputs.get(0).argMax(1).toLongArray();
      float[] encoded = outputs.get(1).toFloatArray();
      byte[] ids = new byte[best.length];
      short[] codes = new short[best.length];
      for (int i = 0; i < best.length; i++) {
        ids[i] = (byte) (best[i] < CityscapesClasses.COUNT ? best[i] : ClassMask.VOID);
        codes[i] = codec.codeOf(encoded[i]);
      }
      return new DensePrediction(
          new ClassMask(width, height, ids), new DepthCodes(width, height, codes));
    }
  }
}
