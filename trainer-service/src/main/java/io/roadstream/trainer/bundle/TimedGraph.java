package io.roadstream.trainer.bundle;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.Arrays;
import java.util.Map;

/**
 * A graph in ONNX Runtime, optimised for one input as inference does it, and what its runs took.
 */
final class TimedGraph implements AutoCloseable {

  private final OrtSession session;
  private final OnnxTensor input;
  private final double[] milliseconds;
  private double joules;

  /**
   * @param input what each run gets; stays the caller's
   * @param runs that are timed
   */
  TimedGraph(OrtEnvironment environment, ModelProto model, OnnxTensor input, int threads, int runs)
      throws OrtException {
    this.session = open(environment, model, input, threads);
    this.input = input;
    this.milliseconds = new double[runs];
  }

  /** A session for inputs of one size. */
  static OrtSession open(
      OrtEnvironment environment, ModelProto model, OnnxTensor input, int threads)
      throws OrtException {
    long[] shape = input.getInfo().getShape();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      options.setSymbolicDimensionValue("batch", shape[0]);
      options.setSymbolicDimensionValue("height", shape[2]);
      options.setSymbolicDimensionValue("width", shape[3]);
      return environment.createSession(model.toByteArray(), options);
    }
  }

  void run() throws OrtException {
    session.run(Map.of(session.getInputNames().iterator().next(), input)).close();
  }

  void time(int run) throws OrtException {
    double energy = ProcessorEnergy.joules();
    long begin = System.nanoTime();
    run();
    milliseconds[run] = (System.nanoTime() - begin) / 1e6;
    joules += ProcessorEnergy.joules() - energy;
  }

  double medianMilliseconds() {
    double[] sorted = milliseconds.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Of one run, whole processor; not a number where the machine does not tell. */
  double meanJoules() {
    return joules / milliseconds.length;
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
