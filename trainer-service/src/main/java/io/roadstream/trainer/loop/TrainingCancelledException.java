package io.roadstream.trainer.loop;

import java.nio.file.Path;

/** A run was cancelled and has written a checkpoint to go on from. */
public final class TrainingCancelledException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int step;

  TrainingCancelledException(int step, Path work) {
    super("stopped after step " + step + "; its checkpoint is in " + work);
    this.step = step;
  }

  /** Steps taken. */
  public int step() {
    return step;
  }
}
