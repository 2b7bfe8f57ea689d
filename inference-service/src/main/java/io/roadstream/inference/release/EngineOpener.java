package io.roadstream.inference.release;

import io.roadstream.perception.bundle.ModelBundle;
import io.roadstream.perception.engine.PerceptionEngine;

/** Opens an engine for a bundle; the caller closes it. */
@FunctionalInterface
public interface EngineOpener {

  /**
   * Opens one.
   *
   * @throws RuntimeException if the engine refuses the bundle
   */
  PerceptionEngine open(ModelBundle bundle);
}
