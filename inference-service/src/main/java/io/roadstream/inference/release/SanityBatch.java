package io.roadstream.inference.release;

import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.perception.engine.DensePrediction;
import io.roadstream.perception.engine.EngineException;
import io.roadstream.perception.engine.NetworkInput;
import io.roadstream.perception.engine.PerceptionEngine;
import io.roadstream.perception.mask.ClassMask;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Tries an engine on a batch before it takes over: it must run, give a depth nearly everywhere (a
 * network whose weights have broken gives NaN, which has no code) and a class somewhere.
 */
final class SanityBatch {

  private static final double LEAST_DEPTH = 0.99;
  private static final float NOISE = 0.3f;

  private SanityBatch() {}

  /**
   * Runs the batch.
   *
   * @param inputs frames that the model that runs has seen; without any, drawn patterns are used
   * @throws ReleaseRefusedException if the engine fails or what it says cannot be right
   */
  static void run(PerceptionEngine engine, List<NetworkInput> inputs) {
    List<NetworkInput> batch =
        inputs.isEmpty() ? patterns(engine.bundle().manifest().input()) : inputs;
    List<DensePrediction> predictions;
    try {
      predictions = engine.infer(batch);
    } catch (EngineException | IllegalArgumentException e) {
      throw new ReleaseRefusedException(Refusal.ENGINE, String.valueOf(e.getMessage()), e);
    }
    for (DensePrediction prediction : predictions) {
      check(engine, prediction);
    }
  }

  private static void check(PerceptionEngine engine, DensePrediction prediction) {
    short[] codes = prediction.depth().codes();
    int valid = 0;
    for (short code : codes) {
      valid += code == 0 ? 0 : 1;
    }
    if (valid < LEAST_DEPTH * codes.length) {
      throw insane(engine, "it gives a depth for " + valid + " of " + codes.length + " cells only");
    }
    for (byte id : prediction.mask().ids()) {
      if ((id & 0xFF) != ClassMask.VOID) {
        return;
      }
    }
    throw insane(engine, "it sees nothing but void");
  }

  private static ReleaseRefusedException insane(PerceptionEngine engine, String what) {
    return new ReleaseRefusedException(
        Refusal.SANITY,
        engine.bundle().folder() + ": " + what + "; its weights are probably broken",
        null);
  }

  /** Bright above and dark below with noise, the same every time. */
  private static List<NetworkInput> patterns(BundleManifest.Input input) {
    Random random = new Random(1);
    List<NetworkInput> patterns = new ArrayList<>();
    int cells = input.width() * input.height();
    float[] planes = new float[3 * cells];
    for (int i = 0; i < planes.length; i++) {
      float row = (float) (i % cells / input.width()) / input.height();
      planes[i] = 1 - 2 * row + NOISE * (float) random.nextGaussian();
    }
    patterns.add(new NetworkInput(planes, input.geometry(input.width(), input.height())));
    return patterns;
  }
}
