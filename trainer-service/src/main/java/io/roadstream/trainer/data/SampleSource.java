package io.roadstream.trainer.data;

/**
 * A fixed list of labelled samples, all of one size: the same index gives the same sample every
 * time. Thread-safe.
 */
public interface SampleSource extends AutoCloseable {

  /** What the samples are, for people and for provenance: a URI where there is one. */
  String description();

  /** Number of samples, at least 1. */
  int size();

  /**
   * One sample.
   *
   * @param index 0..size-1
   */
  LabelledSample get(int index);

  /**
   * How many samples in a row, from a multiple of this on, share work that is done anew whenever
   * another such row is asked for: who keeps samples does well to take all of them at once.
   */
  default int row() {
    return 1;
  }

  @Override
  default void close() {}
}
