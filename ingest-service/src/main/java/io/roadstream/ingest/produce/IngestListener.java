package io.roadstream.ingest.produce;

import io.roadstream.ingest.frame.SkippedInput;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * Hears what a job does. Calls come from the job's thread, but {@link #delivered} comes from the
 * Kafka client's: return quickly and throw nothing.
 */
public interface IngestListener {

  /** Hears nothing. */
  IngestListener NONE = new IngestListener() {};

  /**
   * The source is open.
   *
   * @param expected how many frames will come if none is skipped; empty if that is not known
   */
  default void started(String cameraId, OptionalLong expected) {}

  /** The broker has confirmed a frame. */
  default void delivered(Delivery delivery) {}

  /** An input did not become a record. */
  default void skipped(String cameraId, SkippedInput input) {}

  /** A live source was lost and is tried again after a wait. */
  default void reconnecting(String cameraId, int attempt, Duration wait, String reason) {}
}
