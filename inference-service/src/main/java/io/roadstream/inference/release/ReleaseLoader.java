package io.roadstream.inference.release;

import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.engine.EngineException;
import io.roadstream.perception.engine.NetworkInput;
import io.roadstream.perception.engine.PerceptionEngine;
import io.roadstream.schemas.ModelRelease;
import java.util.List;

/** Turns a release into an engine that is verified, warm and tried. One thread at a time. */
final class ReleaseLoader {

  private final ReleaseVerifier verifier;
  private final EngineOpener opener;

  ReleaseLoader(ReleaseVerifier verifier, EngineOpener opener) {
    this.verifier = verifier;
    this.opener = opener;
  }

  /**
   * Loads it beside whatever runs.
   *
   * @param running the bundle whose place it may take
   * @param inputs frames to try it on
   * @return an engine that the caller owns
   * @throws ReleaseRefusedException if it must not run; nothing is left open
   */
  PerceptionEngine load(ModelRelease release, ModelBundle running, List<NetworkInput> inputs) {
    ModelBundle bundle = verifier.verify(release, running.manifest());
    PerceptionEngine engine;
    try {
      engine = opener.open(bundle);
    } catch (EngineException | IllegalArgumentException e) {
      throw refused(e);
    }
    boolean tried = false;
    try {
      engine.warmUp();
      SanityBatch.run(engine, inputs);
      tried = true;
      return engine;
    } catch (EngineException e) {
      throw refused(e);
    } finally {
      if (!tried) {
        engine.close();
      }
    }
  }

  private static ReleaseRefusedException refused(RuntimeException cause) {
    return new ReleaseRefusedException(Refusal.ENGINE, String.valueOf(cause.getMessage()), cause);
  }
}
