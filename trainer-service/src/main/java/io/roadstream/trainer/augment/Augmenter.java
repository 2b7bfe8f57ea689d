package io.roadstream.trainer.augment;

import io.roadstream.perception.bundle.BundleManifest.Input;
import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.trainer.data.LabelledSample;
import java.util.SplittableRandom;

/**
 * Cuts a random crop out of a sample, enlarges it and changes its colours; the same seed gives the
 * same crop. Depth stays true to the apparent size: what is enlarged by z looks z times as near, so
 * its depth is divided by z. There are no vertical flips: roads have none.
 *
 * <p>Thread-safe.
 */
public final class Augmenter {

  private final AugmentSettings settings;
  private final CropSampler sampler;
  private final double[] mean = new double[3];
  private final double[] std = new double[3];

  public Augmenter(AugmentSettings settings, Input input, DepthCodec codec) {
    this.settings = settings;
    this.sampler = new CropSampler(codec);
    for (int channel = 0; channel < 3; channel++) {
      mean[channel] = input.mean().get(channel);
      std[channel] = input.std().get(channel);
    }
  }

  /** A random crop. */
  public Crop augment(LabelledSample sample, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double fit =
        Math.max(
            (double) settings.width() / sample.width(),
            (double) settings.height() / sample.height());
    double low = Math.max(settings.minZoom(), fit);
    double high = Math.max(settings.maxZoom(), low);
    // Even in the logarithm, so that halving and doubling are as likely.
    double zoom = low * Math.exp(random.nextDouble() * Math.log(high / low));
    double left = random.nextDouble() * (sample.width() - settings.width() / zoom);
    double top = random.nextDouble() * (sample.height() - settings.height() / zoom);
    boolean flip = random.nextDouble() < settings.flip();
    View view = new View(left, top, zoom, flip, settings.width(), settings.height());
    float[] image = sampler.image(sample.image(), view);
    if (settings.jitter() > 0) {
      ColourJitter.draw(random, settings.jitter()).apply(image, view.width() * view.height());
    }
    return labelled(sample, view, image);
  }

  /** The whole sample, unchanged. */
  public Crop whole(LabelledSample sample) {
    View view = new View(0, 0, 1, false, sample.width(), sample.height());
    return labelled(sample, view, sampler.image(sample.image(), view));
  }

  private Crop labelled(LabelledSample sample, View view, float[] image) {
    int cells = view.width() * view.height();
    for (int channel = 0; channel < 3; channel++) {
      for (int i = channel * cells; i < (channel + 1) * cells; i++) {
        image[i] = (float) ((image[i] - mean[channel]) / std[channel]);
      }
    }
    byte[] classes = sampler.mask(sample.mask(), view);
    float[] classValid = new float[cells];
    for (int i = 0; i < cells; i++) {
      if ((classes[i] & 0xFF) == ClassMask.VOID) {
        classes[i] = 0;
      } else {
        classValid[i] = 1;
      }
    }
    float[] depthValid = new float[cells];
    float[] depth = sampler.depth(sample.depth(), view, depthValid);
    return new Crop(view.width(), view.height(), image, classes, classValid, depth, depthValid);
  }
}
