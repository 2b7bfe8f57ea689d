package io.roadstream.postproc.topology;

import java.util.Locale;

/** What is done to a prediction, in order. */
public enum Stage {
  /** Unpacking mask and depth codes. */
  DECODE,
  /** Finding objects and their statistics. */
  OBJECTS,
  /** Depth in metres, encoding mask and depth; beside {@link #OBJECTS}. */
  PLANES,
  /** Waiting for the planes, writing the records. */
  ENCODE;

  /** As metrics and messages name it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
