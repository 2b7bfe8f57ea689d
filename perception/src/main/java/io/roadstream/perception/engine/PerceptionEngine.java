package io.roadstream.perception.engine;

import io.roadstream.perception.bundle.ModelBundle;
import java.util.List;

/**
 * Runs the network of one bundle. Gives for every input, in order, a mask and depth codes on the
 * bundle's grid; every implementation agrees with every other within 1e-3 in y and on 99.9 % of the
 * mask's cells.
 *
 * <p>Up to {@link #lanes()} threads may call {@link #infer} at the same time; everything else is
 * for one thread, while nothing is inferred. Owns native memory, which {@link #close()} frees;
 * nothing is left on the native heap by a call that returned or threw.
 */
public interface PerceptionEngine extends AutoCloseable {

  /** The bundle that runs. */
  ModelBundle bundle();

  /** What it runs on, for people: for example {@code onnx, CPU, 2 threads}. */
  String device();

  /** How many threads may infer at the same time. */
  default int lanes() {
    return 1;
  }

  /** Most inputs that are computed together; a longer list is run in parts. */
  default int maxBatch() {
    return 1;
  }

  /**
   * Runs one batch.
   *
   * @param inputs one or more inputs of the bundle's size
   * @return as many predictions, in the inputs' order
   * @throws EngineException if the native engine fails; the engine can be used again
   */
  List<DensePrediction> infer(List<NetworkInput> inputs);

  /**
   * Runs empty frames in every batch size that the engine will use, so that no later call pays for
   * what a library prepares at first. An engine that prepares nothing does nothing.
   */
  default void warmUp() {}

  @Override
  void close();
}
