package io.roadstream.perception.engine;

/**
 * How to run a network.
 *
 * @param engine which library
 * @param device where; only PyTorch uses a GPU
 * @param threads CPU threads inside one inference; 0 leaves it to the engine: one for each
 *     processor for ONNX Runtime, one for PyTorch. ONNX Runtime holds them per engine. PyTorch has
 *     one pool for the whole process: the engine opened last sets it for all. More than one gave
 *     wrong 1x1 convolutions with libtorch 2.7.1 on an AVX-512 processor of two cores, see
 *     RATIONALE.md, so ask for more only after comparing its results with ONNX Runtime's
 * @param maxBatch the most frames that are computed at a time, 1..1024: together by PyTorch, in
 *     lanes of their own by ONNX Runtime; longer lists are run in parts
 */
public record EngineSettings(EngineKind engine, DeviceChoice device, int threads, int maxBatch) {

  /** The engine and device that fit the machine, a thread for each processor, up to 8 frames. */
  public static final EngineSettings DEFAULT =
      new EngineSettings(EngineKind.AUTO, DeviceChoice.AUTO, 0, 8);

  private static final int MOST_THREADS = 1024;
  private static final int MOST_BATCH = 1024;

  /**
   * @throws IllegalArgumentException naming the setting, its value and what is allowed
   */
  public EngineSettings {
    if (threads < 0 || threads > MOST_THREADS) {
      throw new IllegalArgumentException(
          "threads is " + threads + "; use 1.." + MOST_THREADS + ", or 0 for all processors");
    }
    if (maxBatch < 1 || maxBatch > MOST_BATCH) {
      throw new IllegalArgumentException("maxBatch is " + maxBatch + "; use 1.." + MOST_BATCH);
    }
    if (engine == EngineKind.ONNX && device.isGpu()) {
      throw new IllegalArgumentException(
          "engine onnx runs on the CPU only, not on device " + device + "; use engine pytorch");
    }
  }

  /**
   * Settings as text, the way that configuration holds them.
   *
   * @throws IllegalArgumentException naming the setting, its value and what is allowed
   */
  public static EngineSettings of(String engine, String device, int threads, int maxBatch) {
    return new EngineSettings(
        EngineKind.parse(engine), DeviceChoice.parse(device), threads, maxBatch);
  }

  /** Threads for PyTorch on the CPU: 0 is one, because more give wrong results on some machines. */
  int torchThreads() {
    return threads == 0 ? 1 : threads;
  }

  /** Threads for ONNX Runtime: 0 is one a processor. */
  public int cpuThreads() {
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }
}
