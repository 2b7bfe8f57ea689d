package io.roadstream.trainer;

import io.roadstream.perception.bundle.BundleLoader;
import io.roadstream.perception.bundle.BundleManifest.Input;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.trainer.data.LabelledSample;
import io.roadstream.trainer.data.SampleSource;
import java.nio.file.Path;
import java.util.Random;

/** The bundle in the repository, and small samples to train it on. */
public final class Fixtures {

  private Fixtures() {}

  /** The folder of the bundle that ships. */
  public static Path bundleFolder() {
    return Path.of("..", "models", "roadstream-street");
  }

  public static ModelBundle bundle() {
    return new BundleLoader().load(bundleFolder());
  }

  public static Input input() {
    return bundle().manifest().input();
  }

  /** The largest difference between two arrays of one length; infinite where lengths differ. */
  public static double distance(float[] first, float[] second) {
    double largest = first.length == second.length ? 0 : Double.POSITIVE_INFINITY;
    for (int i = 0; i < Math.min(first.length, second.length); i++) {
      largest = Math.max(largest, Math.abs(first[i] - second[i]));
    }
    return largest;
  }

  /** Noise whose class and depth follow from the row. */
  public static LabelledSample sample(int index, int width, int height) {
    Random random = new Random(index);
    byte[] image = new byte[width * height * 3];
    random.nextBytes(image);
    byte[] mask = new byte[width * height];
    short[] depth = new short[width * height];
    for (int i = 0; i < mask.length; i++) {
      int row = i / width;
      mask[i] = (byte) (row % 7 == 6 ? ClassMask.VOID : row % 5);
      depth[i] = row < 4 ? 0 : DepthCodec.ARTICLE.encode(2.0 * (height - row));
    }
    return new LabelledSample(
        "noise " + index,
        new RgbImage(width, height, image),
        new ClassMask(width, height, mask),
        new DepthCodes(width, height, depth));
  }

  /** That many samples of the size. */
  public static SampleSource samples(int count, int width, int height) {
    return new SampleSource() {
      @Override
      public String description() {
        return count + " samples of noise";
      }

      @Override
      public int size() {
        return count;
      }

      @Override
      public LabelledSample get(int index) {
        return sample(index, width, height);
      }
    };
  }
}
