package io.roadstream.benchmarks.engine;

import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.perception.bundle.BundleManifest.Crop;
import io.roadstream.perception.bundle.BundleManifest.Depth;
import io.roadstream.perception.bundle.BundleManifest.Input;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.mask.CityscapesClasses;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The article's network as its author exports it: TorchScript whose weights and activations lie in
 * plain NCHW order. Its weights are random, which does not change what it costs.
 */
final class ArticleNetwork {

  private static final String RESOURCE = "/io/roadstream/benchmarks/article-nchw.pt";

  private ArticleNetwork() {}

  /**
   * Puts the network into a folder, the way PyTorch can open it.
   *
   * @param folder takes {@code model.pt}; there is no ONNX graph beside it
   */
  static ModelBundle unpack(Path folder, int width, int height) {
    ModelBundle bundle = new ModelBundle(folder, manifest(width, height), "0".repeat(64));
    try (InputStream in = ArticleNetwork.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is not on the class path; build benchmarks");
      }
      Files.copy(in, bundle.torchScript());
    } catch (IOException e) {
      throw new UncheckedIOException(bundle.torchScript() + " cannot be written", e);
    }
    return bundle;
  }

  static BundleManifest manifest(int width, int height) {
    List<String> classes = new ArrayList<>();
    for (int id = 0; id < CityscapesClasses.COUNT; id++) {
      classes.add(CityscapesClasses.name(id));
    }
    classes.add("unlabelled");
    return new BundleManifest(
        1,
        "article",
        "0",
        null,
        Instant.EPOCH,
        new Input(
            width,
            height,
            new Crop(0, 0, 1, 1),
            List.of(0.485, 0.456, 0.406),
            List.of(0.229, 0.224, 0.225)),
        classes,
        Depth.ARTICLE,
        List.of(),
        Map.of(),
        Map.of());
  }
}
