package io.roadstream.trainer.loss;

import io.roadstream.perception.mask.CityscapesClasses;
import io.roadstream.perception.mask.ClassMask;

/** Counts classes and turns their shares into weights. One thread at a time. */
public final class ClassShares {

  /** Keeps the rarest class's weight finite: 1 / ln(1.1) is about 10. */
  private static final double OFFSET = 1.1;

  private final long[] cells = new long[CityscapesClasses.COUNT];

  /** Counts a mask; void is passed over. */
  public void add(ClassMask mask) {
    for (byte id : mask.ids()) {
      int trainId = id & 0xFF;
      if (trainId < cells.length) {
        cells[trainId]++;
      }
    }
  }

  /** Shares of the labelled cells, by trainId; all 0 where nothing was counted. */
  public double[] shares() {
    long all = 0;
    for (long count : cells) {
      all += count;
    }
    double[] shares = new double[cells.length];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = all == 0 ? 0 : (double) cells[i] / all;
    }
    return shares;
  }

  /** Weights for the 20 logits with a mean of 1 over the labelled cells. */
  public float[] weights() {
    double[] shares = shares();
    float[] weights = new float[CityscapesClasses.COUNT + 1];
    double mean = 0;
    for (int i = 0; i < shares.length; i++) {
      weights[i] = (float) (1 / Math.log(OFFSET + shares[i]));
      mean += shares[i] * weights[i];
    }
    weights[CityscapesClasses.COUNT] = 1;
    for (int i = 0; i < shares.length && mean > 0; i++) {
      weights[i] /= (float) mean;
    }
    return weights;
  }
}
