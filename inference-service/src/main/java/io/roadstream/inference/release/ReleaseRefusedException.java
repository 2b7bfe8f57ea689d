package io.roadstream.inference.release;

import org.jspecify.annotations.Nullable;

/** A release does not take over; the message says why and what to do. */
final class ReleaseRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Refusal refusal;

  ReleaseRefusedException(Refusal refusal, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }
}
