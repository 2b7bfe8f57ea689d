package io.roadstream.inference.model;

import io.roadstream.inference.batch.BatchFunction;
import io.roadstream.perception.bundle.BundleManifest;
import io.roadstream.perception.engine.NetworkInput;
import io.roadstream.perception.engine.PerceptionEngine;
import java.util.List;

/**
 * Holds the engine that runs and stamps its results with its model. Called by the batcher's worker
 * alone, as an engine wants it. Owns the engine.
 */
public final class ModelHolder implements BatchFunction<NetworkInput, Inferred>, AutoCloseable {

  private final PerceptionEngine engine;
  private final ModelIdentity identity;

  public ModelHolder(PerceptionEngine engine) {
    this.engine = engine;
    this.identity = ModelIdentity.of(engine.bundle());
  }

  /** The model that runs. */
  public ModelIdentity identity() {
    return identity;
  }

  /** What it wants to see. */
  public BundleManifest.Input input() {
    return engine.bundle().manifest().input();
  }

  /** What it runs on, for people. */
  public String device() {
    return engine.device();
  }

  @Override
  public List<Inferred> apply(List<NetworkInput> inputs) {
    return engine.infer(inputs).stream()
        .map(prediction -> new Inferred(prediction, identity))
        .toList();
  }

  @Override
  public void close() {
    engine.close();
  }
}
