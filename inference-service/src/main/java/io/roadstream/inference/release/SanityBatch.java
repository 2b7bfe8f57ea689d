package io.roadstream.inference.release;

import io.roadstream.inference.model.ModelHolder;
import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.perception.engine.DensePrediction;
import io.roadstream.perception.engine.EngineException;
import io.roadstream.perception.engine.NetworkInput;
import io.roadstream.perception.engine.PerceptionEngine;
import io.roadstream.perception.mask.ClassMask;
import java.util.List;
import java.util.Random;

/**
 * Tries an engine on a batch before it takes over: it must run, give a depth nearly everywhere (a
 * network whose weights have broken gives NaN, which has no code), and it must see something where
 * the model that runs sees something.
 */
final class SanityBatch {

  private static final double LEAST_DEPTH = 0.99;
  private static final float NOISE = 0.3f;

  private SanityBatch() {}

  /**
   * Runs the batch.
   *
   * @param batch frames, with what the model that runs said of them; without any, a drawn pattern
   *     is used
   * @throws ReleaseRefusedException if the engine fails or what it says cannot be right
   */
  static void run(PerceptionEngine engine, ModelHolder.Batch batch) {
    List<NetworkInput> inputs =
        batch.inputs().isEmpty()
            ? List.of(pattern(engine.bundle().manifest().input()))
            : batch.inputs();
    List<DensePrediction> predictions;
    try {
      predictions = engine.infer(inputs);
    } catch (EngineException | IllegalArgumentException e) {
      throw new ReleaseRefusedException(Refusal.ENGINE, String.valueOf(e.getMessage()), e);
    }
    for (int i = 0; i < predictions.size(); i++) {
      checkDepth(engine, predictions.get(i));
      if (i < batch.predictions().size()
          && seesSomething(batch.predictions().get(i))
          && !seesSomething(predictions.get(i))) {
        throw insane(engine, "it sees nothing but void where the model that runs sees something");
      }
    }
  }

  private static void checkDepth(PerceptionEngine engine, DensePrediction prediction) {
    short[] codes = prediction.depth().codes();
    int valid = 0;
    for (short code : codes) {
      valid += code == 0 ? 0 : 1;
    }
    if (valid < LEAST_DEPTH * codes.length) {
      throw insane(engine, "it gives a depth for " + valid + " of " + codes.length + " cells only");
    }
  }

  private static boolean seesSomething(DensePrediction prediction) {
    for (byte id : prediction.mask().ids()) {
      if ((id & 0xFF) != ClassMask.VOID) {
        return true;
      }
    }
    return false;
  }

  private static ReleaseRefusedException insane(PerceptionEngine engine, String what) {
    return new ReleaseRefusedException(
        Refusal.SANITY,
        engine.bundle().folder() + ": " + what + "; its weights are probably broken",
        null);
  }

  /** Bright above and dark below with noise, the same every time. */
  private static NetworkInput pattern(BundleManifest.Input input) {
    Random random = new Random(1);
    int cells = input.width() * input.height();
    float[] planes = new float[3 * cells];
    for (int i = 0; i < planes.length; i++) {
      int row = i % cells / input.width();
      planes[i] = 1 - 2f * row / input.height() + NOISE * (float) random.nextGaussian();
    }
    return new NetworkInput(planes, input.geometry(input.width(), input.height()));
  }
}
