package io.roadstream.cli.infer;

import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.perception.bundle.BundleManifest.Depth;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.camera.Intrinsics;
import io.roadstream.perception.depth.DepthCodec;
import io.roadstream.perception.depth.MetricDepth;
import io.roadstream.perception.engine.DensePrediction;
import io.roadstream.perception.engine.EngineSettings;
import io.roadstream.perception.engine.Engines;
import io.roadstream.perception.engine.NetworkInput;
import io.roadstream.perception.engine.PerceptionEngine;
import io.roadstream.perception.image.ImageDecoder;
import io.roadstream.perception.image.ImageLimits;
import io.roadstream.perception.image.Preprocessor;
import io.roadstream.perception.image.RgbImage;
import io.roadstream.perception.object.InstanceExtractor;
import io.roadstream.perception.object.ObjectExtractor;
import io.roadstream.perception.object.ObjectSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Frame in, mask, depth and objects out, all in this process. One thread at a time; {@link #close}
 * frees the engine.
 */
public final class Analyser implements AutoCloseable {

  private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);
  private final Preprocessor preprocessor;
  private final PerceptionEngine engine;
  private final Depth depth;
  private final ObjectExtractor extractor = new InstanceExtractor(ObjectSettings.DEFAULT);

  /** Opens the engine. */
  public Analyser(ModelBundle bundle, EngineSettings settings) {
    BundleManifest manifest = bundle.manifest();
    preprocessor = new Preprocessor(decoder, manifest.input());
    depth = manifest.depth();
    engine = Engines.open(bundle, settings);
  }

  /** What the network runs on, for people. */
  public String device() {
    return engine.device();
  }

  /**
   * Decodes a whole frame, for drawing on.
   *
   * @throws io.roadstream.perception.image.ImageException if the image is refused
   */
  public RgbImage decode(byte[] encoded) {
    return decoder.decode(encoded);
  }

  /**
   * Looks at a frame that is decoded already; without intrinsics objects have no position, and
   * depths are those of the model's own camera.
   */
  public Analysis analyse(RgbImage frame, @Nullable Intrinsics intrinsics) {
    NetworkInput input = preprocessor.prepare(frame);
    DensePrediction prediction = engine.infer(List.of(input)).get(0);
    DepthCodec codec = depth.codec(input.geometry(), intrinsics);
    return new Analysis(
        input.geometry(),
        prediction.mask(),
        MetricDepth.of(prediction.depth(), codec),
        codec,
        extractor.extract(
            prediction.mask(), prediction.depth(), codec, input.geometry(), intrinsics));
  }

  /** What the network makes of a frame that is decoded already, on its grid. */
  public DensePrediction predict(RgbImage frame) {
    return engine.infer(List.of(preprocessor.prepare(frame))).get(0);
  }

  @Override
  public void close() {
    engine.close();
  }
}
