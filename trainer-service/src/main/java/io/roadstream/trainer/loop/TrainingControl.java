package io.roadstream.trainer.loop;

import java.util.concurrent.atomic.AtomicBoolean;

/** Stops a run from outside. Thread-safe. */
public final class TrainingControl {

  private final AtomicBoolean cancelled = new AtomicBoolean();

  /**
   * Asks the run to end after the step that it is at: it writes a checkpoint and throws {@link
   * TrainingCancelledException}.
   */
  public void cancel() {
    cancelled.set(true);
  }

  boolean isCancelled() {
    return cancelled.get();
  }
}
