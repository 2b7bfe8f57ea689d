package io.roadstream.trainer.network;

/** A gradient that is no number: the losses have grown beyond all bounds. */
public final class DivergenceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  DivergenceException(long step, double norm) {
    super(
        "training diverged: the gradient of the phase's step "
            + step
            + " has the norm "
            + norm
            + "; give a lower rate, or go on from the last checkpoint (--resume)");
  }
}
