package io.roadstream.cli.evaluate.objects;

import io.roadstream.perception.bundle.BundleManifest.Depth;
import io.roadstream.perception.bundle.BundleManifest.Input;
import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.engine.DensePrediction;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.mask.ClassMask;
import io.roadstream.scene.SceneFrame;
import io.roadstream.scene.SceneRenderer;
import io.roadstream.scene.SceneSettings;
import io.roadstream.trainer.data.Split;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rendered streets with their truth on a grid, one frame a street, and what is to be looked at: the
 * truth itself, or what a network makes of the picture.
 *
 * @param seed base of the scenes' seeds
 * @param split which part of the supply of scenes
 * @param input the network's crop and grid
 * @param depth how depths are encoded
 * @param network what looks at the pictures; null for the truth itself
 */
record SceneSupply(
    long seed,
    Split split,
    Input input,
    Depth depth,
    @Nullable Function<RgbImage, DensePrediction> network) {

  /**
   * One frame.
   *
   * @param truth what is true
   * @param mask classes to be looked at
   * @param depth depth to be looked at
   */
  record Frame(SceneTruth truth, ClassMask mask, DepthCodes depth) {}

  /** The first frame of the street of an index. */
  Frame frame(int index) {
    SceneSettings settings = SceneSettings.builder().setSeed(split.seed(seed, index)).build();
    SceneFrame frame;
    try (SceneRenderer renderer = new SceneRenderer(settings)) {
      frame = renderer.render(0);
    }
    SceneTruth truth = SceneTruth.of(frame, input.geometry(frame.width(), frame.height()), depth);
    if (network == null) {
      return new Frame(truth, truth.mask(), truth.codes());
    }
    DensePrediction seen = network.apply(new RgbImage(frame.width(), frame.height(), frame.left()));
    return new Frame(truth, seen.mask(), seen.depth());
  }
}
