package io.roadstream.localstack;

import org.jspecify.annotations.Nullable;

/** Tells why a part of the local stack could not start; the message names the remedy. */
public final class LocalStackException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Creates an exception without a cause. */
  public LocalStackException(String message) {
    super(message);
  }

  /** Creates an exception with a cause. */
  public LocalStackException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
