package io.roadstream.trainer.bundle;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Puts trained weights and running statistics into an ONNX graph by replacing its initialisers of
 * the same names. The graph itself is not touched, so it must be of the same architecture.
 */
public final class OnnxTransplant {

  private OnnxTransplant() {}

  /**
   * Writes {@code target} as {@code source} with other weights.
   *
   * @param state every parameter and running statistic by name
   * @throws IllegalArgumentException if names or sizes differ between graph and state
   */
  public static void transplant(Path source, Map<String, float[]> state, Path target) {
    try {
      ModelProto model = ModelProto.parseFrom(Files.readAllBytes(source));
      GraphProto.Builder graph = model.getGraph().toBuilder();
      Set<String> left = new HashSet<>(state.keySet());
      for (int i = 0; i < graph.getInitializerCount(); i++) {
        TensorProto tensor = graph.getInitializer(i);
        if (tensor.getDataType() == TensorProto.DataType.FLOAT.getNumber()) {
          graph.setInitializer(i, replaced(tensor, state, source));
          left.remove(tensor.getName());
        }
      }
      if (!left.isEmpty()) {
        throw new IllegalArgumentException(
            source + " has no initialisers " + left + "; was it exported with other options?");
      }
      Files.write(target, model.toBuilder().setGraph(graph).build().toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot rewrite " + source + " as " + target, e);
    }
  }

  private static TensorProto replaced(TensorProto tensor, Map<String, float[]> state, Path source) {
    float[] values = state.get(tensor.getName());
    if (values == null) {
      throw new IllegalArgumentException(
          "the network has nothing named " + tensor.getName() + ", which " + source + " needs");
    }
    long size = tensor.getDimsList().stream().reduce(1L, (a, b) -> a * b);
    if (size != values.length) {
      throw new IllegalArgumentException(
          tensor.getName() + " has " + values.length + " values, but " + size + " in " + source);
    }
    ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return tensor.toBuilder()
        .clearFloatData()
        .setRawData(ByteString.copyFrom(bytes.array()))
        .build();
  }
}
