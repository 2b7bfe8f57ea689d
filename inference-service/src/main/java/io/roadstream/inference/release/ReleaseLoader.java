package io.roadstream.inference.release;

import io.roadstream.inference.model.ModelHolder;
import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.engine.EngineException;
import io.roadstream.perception.engine.PerceptionEngine;
import io.roadstream.schemas.ModelRelease;

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
   * @param batch frames to try it on, with what the model that runs said of them
   * @return an engine that the caller owns
   * @throws ReleaseRefusedException if it must not run; nothing is left open
   */
  PerceptionEngine load(ModelRelease release, ModelBundle running, ModelHolder.Batch batch) {
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
      SanityBatch.run(engine, batch);
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
