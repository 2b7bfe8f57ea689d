package io.roadstream.inference.fake;

import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.depth.DepthCodes;
import io.roadstream.perception.engine.DensePrediction;
import io.roadstream.perception.engine.EngineException;
import io.roadstream.perception.engine.NetworkInput;
import io.roadstream.perception.engine.PerceptionEngine;
import io.roadstream.perception.mask.ClassMask;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A network whose behaviour the first input value decides: {@link #BREAKS} fails, {@link #LINKAGE}
 * throws an error, {@link #NOISE} gives planes that do not compress, and any other value v gives a
 * mask of class v and depth codes of 100 v.
 */
public final class FakeEngine implements PerceptionEngine {

  public static final int WIDTH = 512;
  public static final int HEIGHT = 208;
  public static final float BREAKS = 'B';
  public static final float NOISE = 'N';
  public static final float LINKAGE = 'L';

  public static final BundleManifest.Input INPUT =
      new BundleManifest.Input(
          WIDTH,
          HEIGHT,
          new BundleManifest.Crop(0, 0, 1, 0.8),
          List.of(0.485, 0.456, 0.406),
          List.of(0.229, 0.224, 0.225));

  @Override
  public ModelBundle bundle() {
    BundleManifest manifest =
        new BundleManifest(
            1,
            "fake",
            "1.2.3",
            null,
            Instant.EPOCH,
            INPUT,
            List.of("road"),
            BundleManifest.Depth.ARTICLE,
            List.of(),
            Map.of(),
            Map.of());
    return new ModelBundle(Path.of("fake"), manifest, "f".repeat(64));
  }

  @Override
  public String device() {
    return "fake";
  }

  @Override
  public List<DensePrediction> infer(List<NetworkInput> inputs) {
    return inputs.stream().map(FakeEngine::infer).toList();
  }

  private static DensePrediction infer(NetworkInput input) {
    float kind = input.planes()[0];
    if (kind == BREAKS) {
      throw new EngineException("the graph did not run", new IllegalStateException("node 7"));
    }
    if (kind == LINKAGE) {
      throw new UnsatisfiedLinkError("no native library");
    }
    byte[] mask = new byte[WIDTH * HEIGHT];
    short[] depth = new short[WIDTH * HEIGHT];
    if (kind == NOISE) {
      new Random(1).nextBytes(mask);
    } else {
      Arrays.fill(mask, (byte) kind);
      Arrays.fill(depth, (short) (100 * kind));
    }
    return new DensePrediction(
        new ClassMask(WIDTH, HEIGHT, mask), new DepthCodes(WIDTH, HEIGHT, depth));
  }

  @Override
  public void close() {
    // owns nothing
  }
}
