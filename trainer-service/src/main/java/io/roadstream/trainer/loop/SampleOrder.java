package io.roadstream.trainer.loop;

import java.util.SplittableRandom;

/**
 * The order in which samples are drawn: every epoch takes each sample once, in an order of its own
 * that follows from the seed. An epoch's last batch holds what is left.
 */
final class SampleOrder {

  private final int samples;
  private final int batch;
  private final long seed;
  private int epoch = -1;
  private int[] order = {};

  SampleOrder(int samples, int batch, long seed) {
    this.samples = samples;
    this.batch = batch;
    this.seed = seed;
  }

  int batchesPerEpoch() {
    return (samples + batch - 1) / batch;
  }

  /** The samples of a step, counted from 0. */
  int[] batch(int step) {
    int wanted = step / batchesPerEpoch();
    if (wanted != epoch) {
      order = shuffled(wanted);
      epoch = wanted;
    }
    int from = step % batchesPerEpoch() * batch;
    int[] indices = new int[Math.min(batch, samples - from)];
    System.arraycopy(order, from, indices, 0, indices.length);
    return indices;
  }

  private int[] shuffled(int number) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
    int[] indices = new int[samples];
    for (int i = 0; i < samples; i++) {
      int other = random.nextInt(i + 1);
      indices[i] = indices[other];
      indices[other] = i;
    }
    return indices;
  }
}
