package io.roadstream.inference.topology;

import java.util.Locale;

/** What is done to a frame, in order. */
public enum Stage {
  /** From its ingestion until this service took it up. */
  WAIT,
  /** Decoding, cropping, resizing, normalising. */
  DECODE,
  /** Waiting for its batch. */
  QUEUE,
  /** The network's run for its batch. */
  INFER,
  /** Compressing mask and depth, and writing the record. */
  ENCODE;

  /** As metrics and messages name it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
