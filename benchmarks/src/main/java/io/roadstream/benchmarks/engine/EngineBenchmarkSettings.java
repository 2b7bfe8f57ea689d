package io.roadstream.benchmarks.engine;

import io.roadstream.perception.engine.DeviceChoice;

/**
 * What {@link EngineBenchmark} measures.
 *
 * @param width columns of the network's input
 * @param height rows of the network's input
 * @param warmUp runs of each engine that are not counted
 * @param runs runs of each engine that are
 * @param threads CPU threads of each engine; 0 for one a processor
 * @param device where PyTorch runs; ONNX Runtime always runs on the CPU
 */
public record EngineBenchmarkSettings(
    int width, int height, int warmUp, int runs, int threads, DeviceChoice device) {

  /** The article's test on the CPU: 1024x400, 10 runs to warm up, 300 to measure. */
  public static final EngineBenchmarkSettings ARTICLE =
      new EngineBenchmarkSettings(1024, 400, 10, 300, 0, DeviceChoice.CPU);

  private static final int SMALLEST_SIDE = 32;

  /**
   * @throws IllegalArgumentException naming the setting, its value and what is allowed
   */
  public EngineBenchmarkSettings {
    if (width < SMALLEST_SIDE || height < SMALLEST_SIDE) {
      throw new IllegalArgumentException(
          "size is " + width + "x" + height + "; use at least " + SMALLEST_SIDE + " either way");
    }
    if (warmUp < 0) {
      throw new IllegalArgumentException("warm-up is " + warmUp + " runs; use 0 or more");
    }
    if (runs < 1) {
      throw new IllegalArgumentException("runs is " + runs + "; use 1 or more");
    }
  }

  /** The same with other numbers of runs. */
  public EngineBenchmarkSettings withRuns(int newWarmUp, int newRuns) {
    return new EngineBenchmarkSettings(width, height, newWarmUp, newRuns, threads, device);
  }

  /** The same with another number of threads. */
  public EngineBenchmarkSettings withThreads(int newThreads) {
    return new EngineBenchmarkSettings(width, height, warmUp, runs, newThreads, device);
  }
}
