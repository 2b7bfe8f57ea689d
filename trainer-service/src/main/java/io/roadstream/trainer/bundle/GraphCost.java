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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

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
   * Measures a graph with several choices of heads, which take turns.
   *
   * @param graph file of the graph
   * @param heads names of the outputs that are kept, for each choice
   * @param width of the input
   * @param height of the input
   * @param threads of ONNX Runtime
   * @param runs of each choice that are timed
   * @return one for each choice
   */
  public static List<GraphCost> measure(
      Path graph, List<Set<String>> heads, int width, int height, int threads, int runs) {
    float[] image = new float[3 * width * height];
    Arrays.fill(image, 0.1f);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OnnxTensor input =
        OnnxTensor.createTensor(
            environment, FloatBuffer.wrap(image), new long[] {1, 3, height, width})) {
      ModelProto whole = ModelProto.parseFrom(Files.readAllBytes(graph));
      List<ModelProto> models = heads.stream().map(kept -> OneHeadGraph.keep(whole, kept)).toList();
      List<TimedGraph> timed = new ArrayList<>();
      try {
        for (ModelProto model : models) {
          timed.add(new TimedGraph(environment, model, input, threads, runs));
        }
        takeTurns(timed, runs);
        List<GraphCost> costs = new ArrayList<>();
        for (int i = 0; i < models.size(); i++) {
          costs.add(
              new GraphCost(
                  parameters(models.get(i).getGraph()),
                  multiplications(environment, models.get(i), input),
                  timed.get(i).medianMilliseconds(),
                  timed.get(i).meanJoules()));
        }
        return costs;
      } finally {
        for (TimedGraph each : timed) {
          each.close();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + graph, e);
    } catch (OrtException e) {
      throw new IllegalStateException("cannot run " + graph + ": " + e.getMessage(), e);
    }
  }

  private static void takeTurns(List<TimedGraph> graphs, int runs) throws OrtException {
    for (int i = 0; i < WARM_UP; i++) {
      for (TimedGraph graph : graphs) {
        graph.run();
      }
    }
    for (int run = 0; run < runs; run++) {
      for (TimedGraph graph : graphs) {
        graph.time(run);
      }
    }
  }

  /** Running statistics are no parameters: they are not trained. */
  private static long parameters(GraphProto graph) {
    long sum = 0;
    for (TensorProto tensor : graph.getInitializerList()) {
      boolean statistic = tensor.getName().contains("running_");
      if (!statistic && tensor.getDataType() == TensorProto.DataType.FLOAT.getNumber()) {
        sum += size(shape(tensor));
      }
    }
    return sum;
  }

  /** Runs the graph once with every convolution's weight and result as outputs, for their sizes. */
  private static long multiplications(
      OrtEnvironment environment, ModelProto model, OnnxTensor input) throws OrtException {
    List<NodeProto> convolutions =
        model.getGraph().getNodeList().stream()
            .filter(node -> node.getOpType().equals("Conv"))
            .toList();
    Map<String, long[]> shapes = new HashMap<>();
    for (TensorProto tensor : model.getGraph().getInitializerList()) {
      shapes.put(tensor.getName(), shape(tensor));
    }
    GraphProto.Builder graph = model.getGraph().toBuilder().clearOutput();
    convolutions.stream()
        .flatMap(node -> Stream.of(node.getInput(1), node.getOutput(0)))
        .filter(name -> !shapes.containsKey(name))
        .distinct()
        .forEach(name -> graph.addOutput(ValueInfoProto.newBuilder().setName(name)));
    try (OrtSession session =
            TimedGraph.open(environment, model.toBuilder().setGraph(graph).build(), input, 1);
        OrtSession.Result result =
            session.run(Map.of(session.getInputNames().iterator().next(), input))) {
      result.forEach(output -> shapes.put(output.getKey(), shape(output.getValue())));
    }
    return convolutions.stream()
        .mapToLong(
            node -> size(shapes.get(node.getOutput(0))) * perCell(shapes.get(node.getInput(1))))
        .sum();
  }

  /** Multiplications for one number of a convolution's result. */
  private static long perCell(long[] weight) {
    return size(weight) / weight[0];
  }

  private static long size(long[] shape) {
    return Arrays.stream(shape).reduce(1, (a, b) -> a * b);
  }

  private static long[] shape(TensorProto tensor) {
    return tensor.getDimsList().stream().mapToLong(n -> n).toArray();
  }

  private static long[] shape(OnnxValue value) {
    return ((OnnxTensor) value).getInfo().getShape();
  }
}
