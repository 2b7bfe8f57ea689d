package io.roadstream.perception.engine;

import io.roadstream.perception.bundle.BundleLoader;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.image.ImageDecoder;
import io.roadstream.perception.image.ImageLimits;
import io.roadstream.perception.image.Preprocessor;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.image.TestImages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The bundle that ships with the project; system property {@code roadstream.test.bundle} names
 * another one.
 */
final class ShippedBundle {

  private static final int WIDTH = 1024;
  private static final int HEIGHT = 512;

  private ShippedBundle() {}

  static ModelBundle load() {
    return new BundleLoader()
        .load(
            System.getProperty(
                "roadstream.test.bundle", Path.of("..", "models", "roadstream-street").toString()));
  }

  /** Three streets, two pictures of waves, one of noise. */
  static List<NetworkInput> inputs(ModelBundle bundle) {
    Preprocessor preprocessor =
        new Preprocessor(new ImageDecoder(ImageLimits.DEFAULT), bundle.manifest().input());
    List<RgbImage> images = new ArrayList<>();
    for (int seed = 1; seed <= 3; seed++) {
      images.add(TestImages.street(WIDTH, HEIGHT, seed));
    }
    images.add(TestImages.waves(WIDTH, HEIGHT, 4));
    images.add(TestImages.waves(WIDTH, HEIGHT, 5));
    images.add(TestImages.noise(WIDTH, HEIGHT, 6));
    return images.stream().map(preprocessor::prepare).toList();
  }
}
