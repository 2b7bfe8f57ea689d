package io.roadstream.trainer.augment;

import io.roadstream.perception.bundle.BundleManifest.Input;
import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.trainer.data.LabelledSample;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Turns samples into crops for training: a random part at a random zoom, with the depth that a
 * camera of that zoom would see, flipped or not, in changed light and air, normalised. The same
 * seed gives the same crop. Thread-safe.
 */
public final class Augmenter {

  private final AugmentSettings settings;
  private final CropRange range;
  private final CropSampler sampler;
  private final Photometry photometry;
  private final double[] mean = new double[3];
  private final double[] std = new double[3];

  /**
   * An augmenter.
   *
   * @param settings what is changed, and how much
   * @param range which parts are cut out
   * @param input mean and deviation that the network expects
   * @param codec of the samples' depth
   */
  public Augmenter(AugmentSettings settings, CropRange range, Input input, DepthCodec codec) {
    this.settings = settings;
    this.range = range;
    this.sampler = new CropSampler(codec);
    this.photometry = new Photometry(settings.photometric());
    for (int channel = 0; channel < 3; channel++) {
      mean[channel] = input.mean().get(channel);
      std[channel] = input.std().get(channel);
    }
  }

  /** An augmenter that leaves samples as they are, for evaluation. */
  public static Augmenter none(Input input, DepthCodec codec) {
    return new Augmenter(
        AugmentSettings.NONE, new CropRange(input.width(), input.height(), 1, 1), input, codec);
  }

  /** A random crop. */
  public Crop augment(LabelledSample sample, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    View view = draw(sample, random);
    float[] image = sampler.image(sample.image(), view);
    photometry.apply(
        random, image, view.width(), view.height(), () -> sampler.metres(sample.depth(), view));
    return labelled(sample, view, image);
  }

  /**
   * Exchanges, with the settings' chance for each pair of neighbours, what lies right of a random
   * column between their crops, in place.
   */
  public void splice(List<Crop> crops, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i + 1 < crops.size(); i += 2) {
      if (random.nextDouble() < settings.splice()) {
        crops.get(i).exchangeRight(crops.get(i + 1), random.nextInt(1, crops.get(i).width()));
      }
    }
  }

  private View draw(LabelledSample sample, SplittableRandom random) {
    double fit =
        Math.max(
            (double) range.width() / sample.width(), (double) range.height() / sample.height());
    double low = Math.max(range.minZoom(), fit);
    double high = Math.max(range.maxZoom(), low);
    // Even in the logarithm, so that halving and doubling are as likely.
    double zoom = low * Math.exp(random.nextDouble() * Math.log(high / low));
    double left = random.nextDouble() * (sample.width() - range.width() / zoom);
    double top = random.nextDouble() * (sample.height() - range.height() / zoom);
    boolean flip = random.nextDouble() < settings.flip();
    return new View(left, top, zoom, flip, range.width(), range.height());
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
        classes[i] = settings.maskInvalid() ? 0 : (byte) CityscapesClasses.COUNT;
        classValid[i] = settings.maskInvalid() ? 0 : 1;
      } else {
        classValid[i] = 1;
      }
    }
    float[] depthValid = new float[cells];
    float[] depth =
        sampler.depth(sample.depth(), view, settings.focalTrue() ? view.zoom() : 1, depthValid);
    if (!settings.maskInvalid()) {
      Arrays.fill(depthValid, 1);
    }
    return new Crop(view.width(), view.height(), image, classes, classValid, depth, depthValid);
  }
}
