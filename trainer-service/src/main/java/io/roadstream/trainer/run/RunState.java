package io.roadstream.trainer.run;

/** Where a run is. */
public enum RunState {
  /** Waits for its turn. */
  QUEUED,
  /** Trains, or is being judged. */
  RUNNING,
  /** Was stopped with the service and goes on when it is there again. */
  INTERRUPTED,
  /** Done: its bundle passed the gate and was released. */
  RELEASED,
  /** Done: its bundle did not pass the gate. */
  REFUSED,
  /** Ended by a person. */
  CANCELLED,
  /** Ended by an error. */
  FAILED;

  /** Whether nothing will change any more. */
  public boolean isFinal() {
    return this != QUEUED && this != RUNNING && this != INTERRUPTED;
  }
}
