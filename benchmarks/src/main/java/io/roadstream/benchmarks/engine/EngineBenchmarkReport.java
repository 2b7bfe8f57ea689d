package io.roadstream.benchmarks.engine;

/**
 * What {@link EngineBenchmark} measured. As JSON its fields are the keys.
 *
 * @param baselineMs TorchScript as the article exports it
 * @param pytorchMs the bundle's TorchScript
 * @param onnxMs the bundle's graph on ONNX Runtime
 * @param speedup baseline's median over ONNX Runtime's median
 * @param threads CPU threads of each engine
 * @param device what PyTorch ran on
 * @param width columns of the network's input
 * @param height rows of the network's input
 * @param warmUp runs of each engine before the measurement
 * @param runs runs of each engine that were measured
 * @param model name and version of the bundle
 */
public record EngineBenchmarkReport(
    Timing baselineMs,
    Timing pytorchMs,
    Timing onnxMs,
    double speedup,
    int threads,
    String device,
    int width,
    int height,
    int warmUp,
    int runs,
    String model) {}
