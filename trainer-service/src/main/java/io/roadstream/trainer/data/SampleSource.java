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

  @Override
  default void close() {}
}
