package io.roadstream.trainer.bundle;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Cuts a graph down to some of its outputs and what they need. */
final class OneHeadGraph {

  private OneHeadGraph() {}

  /**
   * The graph without everything that only other outputs need.
   *
   * @param outputs names of the outputs that stay
   * @throws IllegalArgumentException if the graph lacks one
   */
  static ModelProto keep(ModelProto model, Set<String> outputs) {
    GraphProto graph = model.getGraph();
    Set<String> needed = new HashSet<>(outputs);
    List<NodeProto> kept = new ArrayList<>();
    // Nodes stand in the order of execution, so one pass backwards finds all that is needed.
    for (int i = graph.getNodeCount() - 1; i >= 0; i--) {
      NodeProto node = graph.getNode(i);
      if (node.getOutputList().stream().anyMatch(needed::contains)) {
        needed.addAll(node.getInputList());
        kept.add(0, node);
      }
    }
    GraphProto.Builder cut = graph.toBuilder().clearNode().clearOutput().clearInitializer();
    cut.addAllNode(kept);
    graph.getOutputList().stream()
        .filter(output -> outputs.contains(output.getName()))
        .forEach(cut::addOutput);
    if (cut.getOutputCount() != outputs.size()) {
      throw new IllegalArgumentException("the graph has not all of the outputs " + outputs);
    }
    graph.getInitializerList().stream()
        .filter(tensor -> needed.contains(tensor.getName()))
        .forEach(cut::addInitializer);
    return model.toBuilder().setGraph(cut).build();
  }
}
