package io.roadstream.trainer.bundle;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a bundle's graph costs with some of its heads.
 *
 * @param parameters trained numbers: weights, biases, scales and shifts
 * @param multiplications of all convolutions for one frame
 * @param milliseconds median time of a frame with ONNX Runtime
 * @param joules energy of a frame, whole processor; not a number where the machine does not tell
 */
public record GraphCost(long parameters, long multiplications, double milliseconds, double joules) {

  private static final int WARM_UP = 5;

  /**
   * Measures it.
   *
   * @param graph file of the graph
   * @param heads names of the outputs that are kept
   * @param width of the input
   * @param height of the input
   * @param threads of ONNX Runtime
   * @param runs that are timed
   */
  public static GraphCost measure(
      Path graph, Set<String> heads, int width, int height, int threads, int runs) {
    try {
      ModelProto model = OneHeadGraph.keep(ModelProto.parseFrom(Files.readAllBytes(graph)), heads);
      float[] image = new float[3 * width * height];
      Arrays.fill(image, 0.1f);
      long[] shape = {1, 3, height, width};
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      try (OnnxTensor input =
          OnnxTensor.createTensor(environment, FloatBuffer.wrap(image), shape)) {
        long multiplications = multiplications(environment, model, input);
        try (OrtSession session = open(environment, model, threads)) {
          return timed(session, input, parameters(model.getGraph()), multiplications, runs);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + graph, e);
    } catch (OrtException e) {
      throw new IllegalStateException("cannot run " + graph + ": " + e.getMessage(), e);
    }
  }

  private static OrtSession open(OrtEnvironment environment, ModelProto model, int threads)
      throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      return environment.createSession(model.toByteArray(), options);
    }
  }

  private static GraphCost timed(
      OrtSession session, OnnxTensor input, long parameters, long multiplications, int runs)
      throws OrtException {
    String name = session.getInputNames().iterator().next();
    for (int i = 0; i < WARM_UP; i++) {
      session.run(Map.of(name, input)).close();
    }
    double[] times = new double[runs];
    double energy = ProcessorEnergy.joules();
    for (int i = 0; i < runs; i++) {
      long begin = System.nanoTime();
      session.run(Map.of(name, input)).close();
      times[i] = (System.nanoTime() - begin) / 1e6;
    }
    double used = (ProcessorEnergy.joules() - energy) / runs;
    Arrays.sort(times);
    return new GraphCost(parameters, multiplications, times[runs / 2], used);
  }

  /** Running statistics are no parameters: they are not trained. */
  private static long parameters(GraphProto graph) {
    long sum = 0;
    for (TensorProto tensor : graph.getInitializerList()) {
      boolean statistic = tensor.getName().contains("running_");
      if (!statistic && tensor.getDataType() == TensorProto.DataType.FLOAT.getNumber()) {
        sum += size(tensor);
      }
    }
    return sum;
  }

  private static long size(TensorProto tensor) {
    return tensor.getDimsList().stream().reduce(1L, (a, b) -> a * b);
  }

  /** Runs the graph once with every convolution's result as an output, to learn its size. */
  private static long multiplications(
      OrtEnvironment environment, ModelProto model, OnnxTensor input) throws OrtException {
    Map<String, TensorProto> weights = new HashMap<>();
    model.getGraph().getInitializerList().forEach(each -> weights.put(each.getName(), each));
    Map<String, TensorProto> results = new HashMap<>();
    GraphProto.Builder graph = model.getGraph().toBuilder();
    for (NodeProto node : model.getGraph().getNodeList()) {
      TensorProto weight = node.getInputCount() > 1 ? weights.get(node.getInput(1)) : null;
      if (node.getOpType().equals("Conv") && weight != null) {
        results.put(node.getOutput(0), weight);
        if (graph.getOutputList().stream().noneMatch(o -> o.getName().equals(node.getOutput(0)))) {
          graph.addOutput(ValueInfoProto.newBuilder().setName(node.getOutput(0)));
        }
      }
    }
    long sum = 0;
    try (OrtSession session = open(environment, model.toBuilder().setGraph(graph).build(), 1);
        OrtSession.Result result =
            session.run(Map.of(session.getInputNames().iterator().next(), input))) {
      for (Map.Entry<String, OnnxValue> output : result) {
        TensorProto weight = results.get(output.getKey());
        if (weight != null) {
          long cells = Arrays.stream(shape(output.getValue())).reduce(1, (a, b) -> a * b);
          sum += cells * (size(weight) / weight.getDims(0));
        }
      }
    }
    return sum;
  }

  private static long[] shape(OnnxValue value) {
    return ((OnnxTensor) value).getInfo().getShape();
  }
}
