package io.roadstream.trainer.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/**
 * Muon: the momentum of a weight matrix is replaced by the nearest matrix with orthogonal rows or
 * columns, so that a step moves all directions alike and not only the few that dominate the
 * gradient. A convolution is the matrix of its output channels by all that goes into one of them.
 *
 * <p>Source: Jordan et al., "Muon: An optimizer for hidden layers in neural networks", 2024; the
 * scale, which makes a step as long as Adam's at the same rate, is that of Liu et al., "Muon is
 * Scalable for LLM Training", 2025.
 */
final class MuonUpdate implements Update {

  private static final float MOMENTUM = 0.95f;
  private static final double ADAM_LENGTH = 0.2;
  private static final int ITERATIONS = 5;
  private static final float TINY = 1e-7f;

  /** The iteration's polynomial, x -> LINEAR x + CUBIC x³ + QUINTIC x⁵, of the singular values. */
  private static final float LINEAR = 3.4445f;

  private static final float CUBIC = -4.7750f;
  private static final float QUINTIC = 2.0315f;

  private final NDArray momentum;
  private final Shape matrix;
  private final float decay;
  private final float length;

  /**
   * @param manager the momentum belongs to it
   * @param weight whose first axis are the matrix's rows
   * @param decay share of the weight that each step takes off, times the rate
   */
  MuonUpdate(NDManager manager, NDArray weight, double decay) {
    long rows = weight.getShape().get(0);
    long columns = weight.getShape().size() / rows;
    this.matrix = new Shape(rows, columns);
    this.momentum = manager.zeros(matrix);
    this.decay = (float) decay;
    this.length = (float) (ADAM_LENGTH * Math.sqrt((double) Math.max(rows, columns)));
  }

  @Override
  public void apply(NDArray weight, NDArray gradient, double scale, double rate, int step) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray news = gradient.reshape(matrix).mul((float) scale * (1 - MOMENTUM));
      momentum.muli(MOMENTUM).addi(news);
      // Nesterov's momentum: as the next step would see it.
      NDArray direction = orthogonal(momentum.mul(MOMENTUM).add(news)).mul(length);
      // Plain descent, weight -= rate * (direction + decay * weight), outside the graph.
      weight
          .getNDArrayInternal()
          .sgdUpdate(
              new NDList(weight, direction.reshape(weight.getShape()), momentum),
              new NDList(weight),
              (float) rate,
              decay,
              1,
              -1,
              0,
              false);
    }
  }

  @Override
  public List<NDArray> state() {
    return List.of(momentum);
  }

  /**
   * The matrix with its singular values brought near 1 (0.7 to 1.2) by a Newton-Schulz iteration;
   * those under a hundredth of the Frobenius norm stay smaller.
   */
  static NDArray orthogonal(NDArray matrix) {
    boolean tall = matrix.getShape().get(0) > matrix.getShape().get(1);
    // Products of the shorter side are smaller.
    NDArray x = tall ? matrix.transpose() : matrix;
    x = x.div(x.square().sum().sqrt().add(TINY));
    for (int i = 0; i < ITERATIONS; i++) {
      NDArray square = x.matMul(x.transpose());
      NDArray factor = square.mul(CUBIC).add(square.matMul(square).mul(QUINTIC));
      x = x.mul(LINEAR).add(factor.matMul(x));
    }
    return tall ? x.transpose() : x;
  }
}
