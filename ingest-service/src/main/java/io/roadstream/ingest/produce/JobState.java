package io.roadstream.ingest.produce;

/** Where a job is in its life. */
public enum JobState {
  /** Not begun. */
  NEW,
  /** Opening its source or the way to the topic. */
  STARTING,
  /** Sending frames. */
  RUNNING,
  /** Its live source is lost and is tried again. */
  RECONNECTING,
  /** Its source came to its end, or its limit was reached. */
  ENDED,
  /** It was told to stop. */
  STOPPED,
  /** It could not go on. */
  FAILED
}
