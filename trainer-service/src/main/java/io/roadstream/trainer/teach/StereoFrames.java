package io.roadstream.trainer.teach;

import io.roadstream.perception.dataset.CityscapesCamera;
import io.roadstream.perception.dataset.CityscapesLayout;
import io.roadstream.perception.dataset.CityscapesPart;
import io.roadstream.perception.dataset.CityscapesReader;
import io.roadstream.perception.dataset.CityscapesSample;
import io.roadstream.perception.dataset.DatasetException;
import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.image.ImageDecoder;
import io.roadstream.perception.image.ImageException;
import io.roadstream.perception.image.ImageLimits;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.scene.SceneFrame;
import io.roadstream.scene.SceneRenderer;
import io.roadstream.trainer.data.SceneQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * A fixed list of stereo pairs, read or rendered one at a time.
 *
 * @param size number of pairs
 * @param skipped images without a right partner
 * @param at the pair of an index
 */
public record StereoFrames(int size, int skipped, IntFunction<StereoFrame> at) {

  private static final String DISPARITY_SUFFIX = CityscapesPart.DISPARITY.suffix();

  /**
   * The pairs of a split in Cityscapes' layout.
   *
   * @throws DatasetException if no image has a right partner
   */
  public static StereoFrames of(Path root, String split) {
    List<CityscapesSample> all = new CityscapesLayout(root).samples(split, Set.of());
    List<CityscapesSample> pairs =
        all.stream().filter(sample -> sample.file(CityscapesPart.RIGHT).isPresent()).toList();
    if (pairs.isEmpty()) {
      throw new DatasetException(
          "split '" + split + "' of " + root + " has no rightImg8bit for any of its images");
    }
    return new StereoFrames(
        pairs.size(), all.size() - pairs.size(), index -> read(pairs.get(index), split));
  }

  private static StereoFrame read(CityscapesSample sample, String split) {
    return new StereoFrame(
        sample.name(),
        Path.of(split, sample.city(), sample.name() + DISPARITY_SUFFIX),
        image(sample.left()),
        image(sample.require(CityscapesPart.RIGHT)),
        truth(sample));
  }

  private static float[] truth(CityscapesSample sample) {
    if (sample.file(CityscapesPart.DISPARITY).isEmpty()
        || sample.file(CityscapesPart.CAMERA).isEmpty()) {
      return new float[0];
    }
    CityscapesCamera camera = CityscapesReader.camera(sample);
    return disparities(
        CityscapesReader.depth(sample).metres(), camera.intrinsics().fx() * camera.baseline());
  }

  private static RgbImage image(Path file) {
    try {
      return new ImageDecoder(ImageLimits.DEFAULT).decode(Files.readAllBytes(file));
    } catch (IOException | ImageException e) {
      throw new DatasetException(file + ": " + e.getMessage(), e);
    }
  }

  /** Rendered pairs with exact disparity. */
  public static StereoFrames of(SceneQuery query) {
    return new StereoFrames(query.size(), 0, index -> render(query, index));
  }

  private static StereoFrame render(SceneQuery query, int index) {
    long seed = query.split().seed(query.seed(), index / query.frames());
    long frame = (long) (index % query.frames()) * query.interval();
    try (SceneRenderer renderer =
        new SceneRenderer(query.settings(seed).optRightView(true).build())) {
      SceneFrame rendered = renderer.render(frame);
      String name = "scene_" + seed + "_" + frame;
      MetricDepth depth = new MetricDepth(rendered.width(), rendered.height(), rendered.depth());
      return new StereoFrame(
          name,
          Path.of(query.split().toString(), name + DISPARITY_SUFFIX),
          new RgbImage(rendered.width(), rendered.height(), rendered.left()),
          new RgbImage(rendered.width(), rendered.height(), rendered.right()),
          disparities(
              depth.metres(), rendered.intrinsics().fx() * rendered.intrinsics().baseline()));
    }
  }

  private static float[] disparities(float[] metres, double pixelMetres) {
    float[] pixels = new float[metres.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = metres[i] > 0 ? (float) (pixelMetres / metres[i]) : 0;
    }
    return pixels;
  }
}
